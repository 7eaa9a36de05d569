package io.podwire.scripts.lab.server;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The kinds of records that a cluster's name server has, by number (IANA, Domain Name System Parameters), and their data. */
final class DnsType {

    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int OPT = 41;
    static final int ANY = 255;

    private DnsType() {}

    /** @throws IllegalArgumentException for one that {@link #data} can't make */
    static int number(String type) {
        return switch (type) {
            case "A" -> A;
            case "CNAME" -> CNAME;
            case "PTR" -> PTR;
            case "AAAA" -> AAAA;
            case "SRV" -> SRV;
            default -> throw new IllegalArgumentException("expected A, AAAA, CNAME, PTR or SRV, got " + type);
        };
    }

    /**
     * A record's data from its text: an address, a name, or {@code PRIORITY WEIGHT PORT NAME} of SRV (RFC 2782).
     *
     * @throws IllegalArgumentException where it is no such text
     */
    static byte[] data(int type, String[] words, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (type) {
            case A, AAAA -> {
                byte[] address = address(words[from]);
                if (address.length != (type == A ? 4 : 16)) {
                    throw new IllegalArgumentException("an address of the other family: " + words[from]);
                }
                out.writeBytes(address);
            }
            case CNAME, PTR -> DnsName.write(DnsName.absolute(words[from]), out, null);
            case SRV -> {
                for (int i = 0; i < 3; i++) {
                    int value = Integer.parseInt(words[from + i]);
                    out.write(value >>> 8);
                    out.write(value);
                }
                DnsName.write(DnsName.absolute(words[from + 3]), out, null);
            }
            default -> throw new IllegalArgumentException("no data of type " + type);
        }
        return out.toByteArray();
    }

    private static byte[] address(String text) {
        // A name here would be looked up, by a pod whose name server this one is.
        if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("no address: " + text);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
    }
}
