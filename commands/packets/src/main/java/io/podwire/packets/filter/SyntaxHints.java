package io.podwire.packets.filter;

import io.podwire.packets.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was probably meant by a filter that does not compile, as lines {@code try:   …}. */
public final class SyntaxHints {

    private static final String TRY = "try:   ";

    /** Fields of Wireshark's display filters, a language of their own. */
    private static final Map<String, String> DISPLAY_FILTER = Map.ofEntries(
            Map.entry("ip.addr", "host ADDRESS"),
            Map.entry("ip.src", "src host ADDRESS"),
            Map.entry("ip.dst", "dst host ADDRESS"),
            Map.entry("ipv6.addr", "host ADDRESS"),
            Map.entry("ipv6.src", "src host ADDRESS"),
            Map.entry("ipv6.dst", "dst host ADDRESS"),
            Map.entry("eth.addr", "ether host MAC"),
            Map.entry("tcp.port", "tcp port PORT"),
            Map.entry("tcp.srcport", "tcp src port PORT"),
            Map.entry("tcp.dstport", "tcp dst port PORT"),
            Map.entry("udp.port", "udp port PORT"),
            Map.entry("udp.srcport", "udp src port PORT"),
            Map.entry("udp.dstport", "udp dst port PORT"),
            Map.entry("tcp.flags.syn", "tcp[tcpflags] & tcp-syn != 0"),
            Map.entry("tcp.flags.reset", "tcp[tcpflags] & tcp-rst != 0"));

    /** Application protocols, which this language does not know. */
    private static final Map<String, String> APPLICATIONS = Map.of(
            "http", "tcp port 80",
            "https", "tcp port 443",
            "tls", "tcp port 443",
            "ssl", "tcp port 443",
            "dns", "port 53",
            "ssh", "tcp port 22",
            "dhcp", "udp port (67 or 68)",
            "vxlan", "udp dst port (4789 or 8472)",
            "bgp", "tcp port 179",
            "icmpv6", "icmp6");

    private static final Map<String, String> OTHER_WORDS = Map.of(
            "ipv4",
            "ip",
            "ipv6",
            "ip6",
            "source",
            "src",
            "destination",
            "dst",
            "prot",
            "proto",
            "hosts",
            "host",
            "ports",
            "port");

    private SyntaxHints() {}

    /**
     * The hints.
     *
     * @param text the filter
     * @param syntax where it does not parse; null where it does, and libpcap refused what it means
     * @param words what libpcap said
     */
    public static List<String> of(String text, FilterSyntax syntax, String words) {
        List<String> hints = new ArrayList<>();
        if (syntax != null) {
            ofSyntax(text, syntax, hints);
        } else {
            ofMeaning(words, hints);
        }
        if (hints.isEmpty()) {
            hints.add(TRY + "man 7 pcap-filter, or docs/capture-filters.md");
        }
        return hints;
    }

    private static void ofSyntax(String text, FilterSyntax syntax, List<String> hints) {
        for (Token token : scanned(text, syntax)) {
            if (token.kind() == Kind.NAME) {
                ofName(token.text(), hints);
            }
        }
        String found = syntax.found();
        if (found.equals(",")) {
            hints.add(TRY + "\"or\" between values: port 80 or 443");
        } else if (found.equals("&") || found.equals("|")) {
            hints.add(TRY + (found.equals("&") ? "\"and\" or \"&&\"" : "\"or\" or \"||\"") + " between primitives; one "
                    + found + " joins the bits of numbers");
        } else if (found.equals("/")) {
            hints.add(TRY + "a network with all its octets: net 10.0.0.0/8");
        } else if (syntax.expected().startsWith("a comparison")) {
            hints.add(TRY + "the filter in single quotes; without, a shell takes < > & | ( ) ! * for itself");
        } else if (syntax.expected().startsWith("a protocol's number") && Vocabulary.isProtocol(found)) {
            hints.add(TRY + found + " alone, or ip proto \\" + found + " in single quotes");
        } else if (found.equals("and") || found.equals("or") || found.isEmpty()) {
            missing(syntax, hints);
        }
    }

    /** Something is not there, because it was forgotten or because a shell took it. */
    private static void missing(FilterSyntax syntax, List<String> hints) {
        if (syntax.expected().startsWith("a network")) {
            hints.add(TRY + "src net 10.244.0.0/16 and …");
        } else if (hints.isEmpty()) {
            hints.add(TRY + syntax.expected());
            hints.add(TRY + "the filter in single quotes, if it goes on where it ends here");
        }
    }

    /** What is before the place where it stops being a filter, and the word there. */
    private static List<Token> scanned(String text, FilterSyntax syntax) {
        for (String part : new String[] {text, text.substring(0, syntax.at())}) {
            try {
                return Scanner.scan(part);
            } catch (FilterSyntax e) {
                // A character that is in no word: what stands before it is looked at.
            }
        }
        return List.of();
    }

    private static void ofName(String name, List<String> hints) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (DISPLAY_FILTER.containsKey(lower)) {
            hints.add(TRY + DISPLAY_FILTER.get(lower) + ", for " + name
                    + " is of Wireshark's display filters, another language");
        } else if (APPLICATIONS.containsKey(lower)) {
            hints.add(TRY + APPLICATIONS.get(lower) + ", for " + name + " is no word of this language");
        } else if (OTHER_WORDS.containsKey(lower)) {
            hints.add(TRY + OTHER_WORDS.get(lower) + " for " + name);
        } else if (!lower.equals(name)
                && (Vocabulary.isProtocol(lower) || lower.equals("and") || lower.equals("or") || lower.equals("not"))) {
            hints.add(TRY + lower + " in lower case");
        }
    }

    private static void ofMeaning(String words, List<String> hints) {
        if (words.contains("ethernet address used in non-ether expression")) {
            hints.add(TRY + "ether host MAC");
        } else if (words.contains("Mask syntax for networks only")) {
            hints.add(TRY + "net in place of host");
        } else if (words.contains("non-network bits set")) {
            hints.add(TRY + "the network's first address: net 10.244.0.0/16, not 10.244.0.60/16");
        } else if (words.contains("rejects all packets")) {
            hints.add(TRY + "or in place of and: no packet can be both; tcp[…] is looked up in IPv4 only");
        } else if (words.contains("illegal port") || words.contains("unknown port")) {
            hints.add(TRY + "portrange 30000-32767 for several ports, a number below 65536 for one");
        } else if (words.contains("no VLAN support")) {
            hints.add(TRY + "-i LINK in place of any: only a link's own frames have the tag");
        } else if (words.contains("unknown host")) {
            hints.add(TRY + "an address; podwire findpod NAME tells a pod's");
        }
    }
}
