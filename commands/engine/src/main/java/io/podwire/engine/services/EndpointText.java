package io.podwire.engine.services;

import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.api.value.IpAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the endpoints of Services in kube-proxy's rules. With iptables each has a chain whose rule translates the address and has the Service's
 * name as its comment (KUBE-SEP-…, pkg/proxy/iptables/proxier.go); with nftables all is in the chain's name
 * ({@code endpoint-5OJB2KTY-shop/cart/tcp/http__10.244.0.7/8080}, where an IPv6 address has dots for colons; pkg/proxy/nftables/proxier.go).
 */
final class EndpointText {

    private static final String BEGIN = "-A KUBE-SEP-";
    private static final String TARGET = "--to-destination ";

    private static final Pattern COMMENT =
            Pattern.compile("--comment \"?([^\\s\"/:]+)/([^\\s\"/:]+)(?::([^\\s\"]+))?\"?(?: |$)");
    private static final Pattern PROTOCOL = Pattern.compile(" -p (tcp|udp|sctp) ");
    private static final Pattern CHAIN = Pattern.compile(
            "chain endpoint-[A-Z0-9]+-([^/\\s]+)/([^/\\s]+)/(tcp|udp|sctp)/([^/\\s]*)__([0-9a-fA-F.]+)/(\\d{1,5})(?: |$)");

    private EndpointText() {}

    /** Reads a line of {@code iptables-save}; most are about something else. */
    static void iptables(String line, EndpointKey.Taker found) {
        int target = line.startsWith(BEGIN) ? line.indexOf(TARGET) : -1;
        if (target < 0) {
            return;
        }
        Matcher comment = COMMENT.matcher(line);
        Matcher protocol = PROTOCOL.matcher(line);
        String to = line.substring(target + TARGET.length()).split(" ", 2)[0];
        int colon = to.lastIndexOf(':');
        if (colon < 0 || !comment.find() || !protocol.find()) {
            return;
        }
        String host = to.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        add(
                new String[] {comment.group(1), comment.group(2), comment.group(3), protocol.group(1)},
                brackets ? host.substring(1, host.length() - 1) : host,
                to.substring(colon + 1),
                "iptables",
                found);
    }

    /** Reads a line of {@code nft list chains}. */
    static void nft(String line, EndpointKey.Taker found) {
        Matcher chain = line.contains("chain endpoint-") ? CHAIN.matcher(line) : null;
        if (chain == null || !chain.find()) {
            return;
        }
        String address = chain.group(5);
        add(
                new String[] {
                    chain.group(1), chain.group(2), chain.group(4).isEmpty() ? null : chain.group(4), chain.group(3)
                },
                IpAddress.parseOrNull(address) == null ? address.replace('.', ':') : address,
                chain.group(6),
                "nftables",
                found);
    }

    /** @param service its namespace, name, port and protocol */
    private static void add(String[] service, String address, String digits, String from, EndpointKey.Taker found) {
        IpAddress parsed = IpAddress.parseOrNull(address);
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        // whatever else stands in such a chain is of no Service
        if (parsed != null && number && Integer.parseInt(digits) <= 65_535) {
            found.found(
                    new EndpointKey(service[0], service[1], service[2], service[3], parsed.v6(), from),
                    new ServiceEndpoint(parsed, Integer.parseInt(digits)));
        }
    }
}
