package io.podwire.engine.services;

import io.podwire.api.error.BadUse;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.IpAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Services in what {@code nft list map} prints of kube-proxy's map {@code service-ips}: an address, a protocol and a port lead to a
 * chain that is named after the Service ({@code service-ULMVA6XW-shop/cart/tcp/http}; pkg/proxy/nftables/proxier.go).
 */
final class NftText {

    private static final Pattern ELEMENT = Pattern.compile(
            "([0-9a-fA-F.:]+) \\. (tcp|udp|sctp) \\. (\\d{1,5}) : goto service-[A-Z0-9]+-([^/\\s,]+)/([^/\\s,]+)/[a-z]+/([^\\s,]*)");

    private NftText() {}

    /** Reads a line, which may have several. */
    static void read(String line, Consumer<ServiceAddress> found) {
        if (!line.contains(": goto service-")) {
            return;
        }
        Matcher element = ELEMENT.matcher(line);
        while (element.find()) {
            try {
                found.accept(new ServiceAddress(
                        element.group(4),
                        element.group(5),
                        element.group(6).isEmpty() ? null : element.group(6),
                        IpAddress.parse(element.group(1)),
                        element.group(2),
                        Integer.parseInt(element.group(3)),
                        "nftables",
                        List.of()));
            } catch (BadUse | NumberFormatException e) {
                // no address after all
                continue;
            }
        }
    }
}
