package io.podwire.engine.services;

import io.podwire.api.error.BadUse;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds Services in what {@code iptables-save} prints: kube-proxy's rules of KUBE-SERVICES have the cluster's address, the port, and a
 * comment with the name ({@code shop/cart:http cluster IP}, {@code shop/cart:http has no endpoints}; pkg/proxy/iptables/proxier.go).
 */
final class IptablesText {

    private static final String BEGIN = "-A KUBE-SERVICES ";
    private static final List<String> SAID = List.of(" cluster IP", " has no endpoints");

    private IptablesText() {}

    /** Reads a line; most are about something else. */
    static void read(String line, Consumer<ServiceAddress> found) {
        if (!line.startsWith(BEGIN)) {
            return;
        }
        String address = null;
        String protocol = null;
        String comment = null;
        String port = null;
        List<String> words = words(line);
        for (int i = 0; i + 1 < words.size(); i++) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "-d" -> address = value;
                case "-p" -> protocol = value;
                case "--comment" -> comment = value;
                case "--dport" -> port = value;
                default -> {
                    // neither needed nor known
                }
            }
        }
        if (address != null && protocol != null && comment != null && port != null) {
            String name = name(comment);
            if (name != null) {
                add(name, address, protocol, port, found);
            }
        }
    }

    private static String name(String comment) {
        for (String said : SAID) {
            if (comment.endsWith(said)) {
                return comment.substring(0, comment.length() - said.length());
            }
        }
        return null;
    }

    private static void add(String name, String prefix, String protocol, String port, Consumer<ServiceAddress> found) {
        int slash = name.indexOf('/');
        int colon = name.indexOf(':', slash + 1);
        int mask = prefix.indexOf('/');
        try {
            IpAddress address = IpAddress.parse(mask < 0 ? prefix : prefix.substring(0, mask));
            boolean whole = mask < 0 || Integer.parseInt(prefix.substring(mask + 1)) == (address.v6() ? 128 : 32);
            if (slash > 0 && whole) {
                found.accept(new ServiceAddress(
                        name.substring(0, slash),
                        colon < 0 ? name.substring(slash + 1) : name.substring(slash + 1, colon),
                        colon < 0 || colon + 1 == name.length() ? null : name.substring(colon + 1),
                        address,
                        protocol,
                        Integer.parseInt(port),
                        "iptables",
                        List.of()));
            }
        } catch (BadUse | NumberFormatException e) {
            // somebody else's rule in that chain: of no Service
            return;
        }
    }

    /** As iptables-restore reads them: blanks part, quotes hold together, a backslash takes the next character as it is. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == '\\' && quoted && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == ' ' && !quoted) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
