package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.And;
import io.podwire.packets.filter.Expression.Comparison;
import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.Not;
import io.podwire.packets.filter.Expression.Or;
import io.podwire.packets.filter.Expression.Protocol;
import io.podwire.packets.filter.Expression.Special;
import io.podwire.packets.filter.Expression.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A filter in words, a line a part; what belongs together is indented alike. */
public final class FilterWords {

    private static final Set<String> OVER_BOTH = Set.of("tcp", "udp", "sctp", "ah", "esp", "pim");

    private final List<String> lines = new ArrayList<>();

    private FilterWords() {}

    /**
     * The words.
     *
     * @param filter null: all frames
     */
    public static List<String> of(Expression filter) {
        FilterWords words = new FilterWords();
        if (filter == null) {
            return List.of("all frames");
        }
        words.say(Tree.bare(filter), "", false);
        return words.lines;
    }

    private void say(Expression expression, String indent, boolean not) {
        if (expression instanceof Not negated) {
            say(Tree.bare(negated.part()), indent, !not);
        } else if (expression instanceof And and) {
            several(not ? "not all of these:" : "all of these:", and.parts(), indent);
        } else if (expression instanceof Or or) {
            several(not ? "none of these:" : "any of these:", or.parts(), indent);
        } else {
            lines.add(indent + (not ? "not: " : "") + single(expression));
        }
    }

    private void several(String title, List<Expression> parts, String indent) {
        lines.add(indent + title);
        parts.forEach(part -> say(Tree.bare(part), indent + "  ", false));
    }

    private static String single(Expression expression) {
        if (expression instanceof Match match) {
            return match(match)
                    + (match.inherited() ? "  (what \"" + match.value() + "\" is, the primitive before it says)" : "");
        }
        if (expression instanceof Protocol protocol) {
            return protocol(protocol.name());
        }
        if (expression instanceof Special special) {
            return special(special);
        }
        return ComparisonWords.of((Comparison) expression);
    }

    private static String protocol(String name) {
        String words = Vocabulary.protocol(name);
        if (OVER_BOTH.contains(name)) {
            return words + ", over IPv4 or IPv6";
        }
        return switch (name) {
            case "icmp" -> "ICMP, which is IPv4's only";
            case "icmp6" -> "ICMPv6, neighbor discovery included";
            default -> words;
        };
    }

    private static String match(Match match) {
        String way = switch (match.direction() == null ? "" : match.direction()) {
            case "src" -> "from";
            case "dst" -> "to";
            case "src and dst" -> "from and to";
            default -> "from or to";
        };
        return switch (match.type()) {
            case "net" -> addresses(match) + way + " the network " + network(match);
            case "port" -> ports(match) + " " + way + " port " + match.value();
            case "portrange" -> ports(match) + " " + way + " ports " + match.value();
            case "proto" -> carrier(match) + number(match);
            case "protochain" -> carrier(match) + number(match) + ", behind any extension headers";
            case "gateway" -> "by the gateway " + match.value();
            default -> addresses(match) + way + " " + host(match);
        };
    }

    private static String addresses(Match match) {
        if (match.protocol() != null) {
            return switch (match.protocol()) {
                case "arp", "rarp" -> Vocabulary.protocol(match.protocol()) + " about, ";
                case "ether" -> "";
                default -> Vocabulary.protocol(match.protocol()) + " ";
            };
        }
        return switch (match.valueKind()) {
            case IPV4, NUMBER -> "IPv4, ARP or RARP ";
            case IPV6 -> "IPv6 ";
            default -> "";
        };
    }

    private static String host(Match match) {
        return match.valueKind() == ValueKind.NAME
                ? "what the name " + match.value() + " stands for when the filter is compiled"
                : match.value();
    }

    private static String network(Match match) {
        if (match.valueKind() != ValueKind.IPV4 && match.valueKind() != ValueKind.NUMBER
                || match.value().contains("/")) {
            return match.value();
        }
        if (match.value().contains(" mask ")) {
            return match.value();
        }
        return Networks.spelledOut(match.value());
    }

    private static String ports(Match match) {
        return match.protocol() == null ? "TCP, UDP or SCTP" : Vocabulary.protocol(match.protocol());
    }

    private static String carrier(Match match) {
        String protocol = match.protocol() == null ? "ip" : match.protocol();
        return protocol.equals("ether") ? "frames of EtherType " : Vocabulary.protocol(protocol) + " with protocol ";
    }

    private static String number(Match match) {
        return Vocabulary.isProtocol(match.value()) ? Vocabulary.protocol(match.value()) : match.value();
    }

    private static String special(Special special) {
        String number = special.argument() == null ? "" : " " + special.argument();
        return switch (special.word()) {
            case "less" -> "frames of at most" + number + " bytes";
            case "greater" -> "frames of at least" + number + " bytes";
            case "inbound" -> "frames that were received";
            case "outbound" -> "frames that were sent";
            case "ifindex" -> "frames of the link with index" + number;
            case "broadcast" ->
                "ip".equals(special.protocol())
                        ? "IPv4 to a broadcast address of the link's network"
                        : "frames to all (ff:ff:ff:ff:ff:ff)";
            case "multicast" ->
                special.protocol() == null || special.protocol().equals("ether")
                        ? "frames to a group or to all"
                        : Vocabulary.protocol(special.protocol()) + " to a group";
            case "vlan" -> "frames with a VLAN tag" + number + "; what follows is looked for behind the tag";
            case "mpls" -> "frames with an MPLS label" + number + "; what follows is looked for behind it";
            case "pppoed" -> "PPPoE discovery";
            case "pppoes" -> "PPPoE sessions" + number + "; what follows is looked for behind its header";
            default ->
                "Geneve" + (number.isEmpty() ? "" : " of network" + number)
                        + " on UDP port 6081; what follows is looked for inside";
        };
    }
}
