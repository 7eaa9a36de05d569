package io.podwire.probe.dns;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as it stands in a question (RFC 1035 section 3.1): labels of 1 to 63 octets, with their lengths at most 255.
 *
 * @param labels from the nearest to the top; empty for the root
 */
record DomainName(List<String> labels) {

    private static final int MOST_LABEL = 63;
    private static final int MOST_OCTETS = 255;

    DomainName {
        labels = List.copyOf(labels);
    }

    /**
     * Reads one, with or without a dot at its end. What is no ASCII is written as an application would (RFC 3490).
     *
     * @throws BadUse for an empty label, one that is too long, and what no host could be called
     */
    static DomainName parse(String text) {
        if (text.equals(".")) {
            return new DomainName(List.of());
        }
        String ascii = text.chars().allMatch(c -> c < 0x80) ? text : ascii(text);
        String whole = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        List<String> labels = new ArrayList<>();
        int octets = 1;
        for (String label : whole.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.length() > MOST_LABEL
                    || !label.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\')) {
                throw bad(text, "labels have 1 to 63 visible characters");
            }
            octets += 1 + label.length();
            labels.add(label);
        }
        if (octets > MOST_OCTETS) {
            throw bad(text, "a name has at most 255 octets, this one " + octets);
        }
        return new DomainName(labels);
    }

    /** Like {@link #parse}, but null where the text is no name: a search list may make one too long. */
    static DomainName parseOrNull(String text) {
        try {
            return parse(text);
        } catch (BadUse e) {
            return null;
        }
    }

    private static String ascii(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            throw bad(text, "it can't be written as an internationalized name");
        }
    }

    private static BadUse bad(String text, String why) {
        return new BadUse("'" + Printable.of(text) + "' is no domain name: " + why);
    }

    /** The name under which an address's own name is kept (RFC 1035 section 3.5, RFC 3596 section 2.5). */
    static DomainName ofAddress(IpAddress address) {
        byte[] octets = address.octets();
        List<String> labels = new ArrayList<>();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (address.v6()) {
                labels.add(Integer.toHexString(octet & 15));
                labels.add(Integer.toHexString(octet >> 4));
            } else {
                labels.add(Integer.toString(octet));
            }
        }
        labels.addAll(address.v6() ? List.of("ip6", "arpa") : List.of("in-addr", "arpa"));
        return new DomainName(labels);
    }

    /** How many dots it has within. */
    int dots() {
        return Math.max(0, labels.size() - 1);
    }

    /** As it is sent, uncompressed. */
    byte[] wire() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        for (String label : labels) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    /** With a dot at its end. */
    @Override
    public String toString() {
        return labels.isEmpty() ? "." : String.join(".", labels) + ".";
    }
}
