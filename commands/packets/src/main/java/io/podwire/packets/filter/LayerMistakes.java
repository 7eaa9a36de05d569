package io.podwire.packets.filter;

import io.podwire.packets.filter.Expression.Arithmetic;
import io.podwire.packets.filter.Expression.Comparison;
import io.podwire.packets.filter.Expression.Match;
import io.podwire.packets.filter.Expression.Or;
import io.podwire.packets.filter.Expression.Protocol;
import io.podwire.packets.filter.Expression.Special;
import io.podwire.packets.filter.Expression.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Headers that stand elsewhere than the filter looks: behind a tag, in a tunnel, in IPv6. */
final class LayerMistakes {

    private static final Set<String> SHIFTING = Set.of("vlan", "mpls", "pppoes", "geneve");

    /** Protocols whose bytes libpcap looks up behind an IPv4 header only. */
    private static final Set<String> BEHIND_IPV4 = Set.of("tcp", "udp", "sctp");

    private LayerMistakes() {}

    static void find(Expression filter, Remarks remarks) {
        List<Expression> leaves = new ArrayList<>();
        Tree.walk(filter, part -> {
            if (Tree.parts(part).isEmpty()) {
                leaves.add(part);
            }
            if (part instanceof Or or) {
                shiftsInOr(or, remarks);
            }
        });
        shifts(leaves, remarks);
        onlyIpv4(leaves, remarks);
        outerOnly(leaves, remarks);
    }

    private static boolean isShifting(Expression expression) {
        return expression instanceof Special special && SHIFTING.contains(special.word());
    }

    /** {@code vlan 1 or vlan 2}, {@code vlan or tcp}: the second is looked for behind the first's tag. */
    private static void shiftsInOr(Or or, Remarks remarks) {
        for (int i = 0; i + 1 < or.parts().size(); i++) {
            Expression part = or.parts().get(i);
            boolean[] shifting = new boolean[1];
            Tree.walk(part, each -> shifting[0] |= isShifting(each));
            if (!shifting[0]) {
                continue;
            }
            StringBuilder others = new StringBuilder();
            boolean plain = true;
            for (Expression other : or.parts()) {
                if (other != part) {
                    boolean[] also = new boolean[1];
                    Tree.walk(other, each -> also[0] |= isShifting(each));
                    plain &= !also[0];
                    others.append(remarks.typed(other)).append(" or ");
                }
            }
            remarks.mistake(
                    "shift-in-or",
                    or,
                    "what follows " + remarks.typed(part)
                            + " is looked for behind its header, also after \"or\": without it,"
                            + " or with another one, the rest does not fit",
                    plain ? others + remarks.typed(part) : null);
            return;
        }
    }

    private static void shifts(List<Expression> leaves, Remarks remarks) {
        for (int i = 0; i + 1 < leaves.size(); i++) {
            if (isShifting(leaves.get(i))) {
                remarks.note(
                        "vlan-shifts",
                        leaves.get(i),
                        "from here on all is looked for behind this header: frames without it do not pass. Where the order matters,"
                                + " put what is outside before it",
                        null);
                return;
            }
        }
    }

    private static void onlyIpv4(List<Expression> leaves, Remarks remarks) {
        for (Expression leaf : leaves) {
            if (leaf instanceof Comparison comparison) {
                Arithmetic.Load[] found = new Arithmetic.Load[1];
                Tree.walkNumbers(comparison, number -> {
                    if (number instanceof Arithmetic.Load load && BEHIND_IPV4.contains(load.protocol())) {
                        found[0] = load;
                    }
                });
                if (found[0] != null) {
                    onlyIpv4(comparison, found[0], namesIpv6(leaves), remarks);
                    return;
                }
            }
        }
    }

    /** True where it is about IPv6 by its own words. */
    private static boolean namesIpv6(List<Expression> leaves) {
        return leaves.stream()
                .anyMatch(leaf ->
                        leaf instanceof Protocol protocol && protocol.name().equals("ip6")
                                || leaf instanceof Match match
                                        && (match.valueKind() == ValueKind.IPV6 || "ip6".equals(match.protocol())));
    }

    private static void onlyIpv4(Comparison comparison, Arithmetic.Load load, boolean six, Remarks remarks) {
        String says = load.protocol() + "[…] is looked up behind IPv4 headers only: nothing of IPv6 passes";
        Long offset = Constants.of(load.offset());
        Integer number = protocolNumber(load.protocol());
        String instead = null;
        if (offset != null && number != null) {
            String typed = remarks.typed(comparison);
            int open = typed.indexOf(load.protocol() + "[");
            int close = typed.indexOf(']', open);
            if (open >= 0
                    && close > 0
                    && typed.indexOf('[', open + load.protocol().length() + 1) < 0) {
                instead = "ip6[6] = " + number + " and " + typed.substring(0, open) + "ip6[" + (40 + offset)
                        + (load.size() == 1 ? "" : ":" + load.size()) + "]" + typed.substring(close + 1);
            }
        }
        if (six) {
            remarks.mistake("offsets-ipv4-only", comparison, says, instead);
        } else {
            remarks.note("offsets-ipv4-only", comparison, says, instead);
        }
    }

    private static Integer protocolNumber(String protocol) {
        return switch (protocol) {
            case "tcp" -> 6;
            case "udp" -> 17;
            case "sctp" -> 132;
            default -> null;
        };
    }

    /** Addresses and ports are those of the outermost IP header. */
    private static void outerOnly(List<Expression> leaves, Remarks remarks) {
        boolean looksInside = leaves.stream().anyMatch(LayerMistakes::looksInside);
        if (looksInside) {
            return;
        }
        for (Expression leaf : leaves) {
            if (leaf instanceof Match match
                    && Set.of("host", "net", "port", "portrange").contains(match.type())
                    && !"ether".equals(match.protocol())) {
                remarks.note(
                        "outer-headers",
                        match,
                        "looks at the outer headers: on a node's uplink pods' packets may be in a tunnel, and behind a Service or"
                                + " SNAT they have another address than at the pod",
                        namesIpv6(leaves) ? null : Tunnel.inside(match));
                return;
            }
        }
    }

    private static boolean looksInside(Expression leaf) {
        if (leaf instanceof Special special && special.word().equals("geneve")) {
            return true;
        }
        boolean[] deep = new boolean[1];
        if (leaf instanceof Comparison comparison) {
            Tree.walkNumbers(comparison, number -> {
                if (number instanceof Arithmetic.Load load && load.protocol().equals("udp")) {
                    Long offset = Constants.of(load.offset());
                    deep[0] |= offset == null || offset >= Tunnel.VXLAN_PAYLOAD;
                }
            });
        }
        return deep[0];
    }
}
