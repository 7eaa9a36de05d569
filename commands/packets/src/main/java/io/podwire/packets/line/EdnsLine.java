package io.podwire.packets.line;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import java.util.Arrays;

/** EDNS (RFC 6891) and its options. */
final class EdnsLine {

    private EdnsLine() {}

    static void say(Line line, DnsRecord.Opt opt) {
        line.say(" UDPsize=").say(opt.udpSize()).say(opt.dnssecOk() ? " DO" : "");
        if (opt.options().isEmpty()) {
            return;
        }
        String separator = " [";
        for (DnsRecord.EdnsOption option : opt.options()) {
            line.say(separator);
            separator = ",";
            name(line, option.code());
            if (!option.data().isEmpty()) {
                value(line.say(' '), option.code(), option.data());
            }
        }
        line.say(']');
    }

    private static void name(Line line, int code) {
        switch (code) {
            case 1 -> line.say("LLQ");
            case 2 -> line.say("UL");
            case 3 -> line.say("NSID");
            case 5 -> line.say("DAU");
            case 6 -> line.say("DHU");
            case 7 -> line.say("N3U");
            case 8 -> line.say("ECS");
            case 9 -> line.say("EXPIRE");
            case 10 -> line.say("COOKIE");
            case 11 -> line.say("KEEPALIVE");
            case 12 -> line.say("PADDING");
            case 13 -> line.say("CHAIN");
            case 14 -> line.say("KEY-TAG");
            case 16 -> line.say("CLIENT-TAG");
            case 17 -> line.say("SERVER-TAG");
            default -> line.say("Opt").say(code);
        }
    }

    private static void value(Line line, int code, Octets data) {
        int length = data.length();
        switch (code) {
            case 5, 6, 7 -> algorithms(line, code, data);
            case 8 -> subnet(line, data);
            case 9 -> {
                if (length == 4) {
                    line.say((long) word(data, 0) << 16 | word(data, 2)).say(" sec");
                } else {
                    line.invalid();
                }
            }
            case 10 -> {
                if (length < 8 || length > 8 && length < 16 || length > 40) {
                    line.invalid();
                } else {
                    line.bytes(data.slice(0, 8)).say(length > 8 ? " " : "").bytes(data.from(8));
                }
            }
            case 11 -> {
                if (length == 2) {
                    line.say(word(data, 0) / 10)
                            .say('.')
                            .say(word(data, 0) % 10)
                            .say(" sec");
                } else {
                    line.invalid();
                }
            }
            case 12 -> line.say('(').say(length).say(')');
            case 13 -> chain(line, data);
            case 14 -> tags(line, data);
            default -> line.bytes(data);
        }
    }

    private static int word(Octets data, int at) {
        return data.at(at) << 8 | data.at(at + 1);
    }

    private static void tags(Line line, Octets data) {
        if (data.length() % 2 != 0) {
            line.invalid();
            return;
        }
        for (int i = 0; i < data.length(); i += 2) {
            line.say(i == 0 ? "" : " ").say(word(data, i));
        }
    }

    private static void chain(Line line, Octets data) {
        int at = 0;
        while (at < data.length() && data.at(at) != 0) {
            int label = data.at(at++);
            for (int i = 0; i < label && at < data.length(); i++) {
                line.visible(data.at(at++));
            }
            line.say('.');
        }
        line.say(at == 0 ? "." : "");
    }

    /** RFC 7871: family, two lengths, and as many bytes of the address as the first length needs. */
    private static void subnet(Line line, Octets data) {
        if (data.length() < 4) {
            line.invalid();
            return;
        }
        int family = word(data, 0);
        int source = data.at(2);
        int scope = data.at(3);
        int bits = family == 1 ? 32 : 128;
        int bytes = data.length() - 4;
        if (family != 1 && family != 2
                || bytes > bits / 8
                || source > bits
                || scope > bits
                || (source + 7) / 8 != bytes) {
            line.invalid();
            return;
        }
        byte[] address = Arrays.copyOf(data.from(4).bytes(), bits / 8);
        line.say(Addresses.plain(IpAddress.of(address)))
                .say('/')
                .say(source)
                .say('/')
                .say(scope);
    }

    /** RFC 6975: what the sender can verify. */
    private static void algorithms(Line line, int code, Octets data) {
        for (int i = 0; i < data.length(); i++) {
            line.say(i == 0 ? "" : " ");
            int number = data.at(i);
            String name = code == 5 ? signing(number) : digest(code, number);
            if (name == null) {
                line.say("Alg_").say(number);
            } else {
                line.say(name);
            }
        }
    }

    private static String digest(int code, int number) {
        if (code == 7) {
            return number == 1 ? "SHA-1" : null;
        }
        return switch (number) {
            case 1 -> "SHA-1";
            case 2 -> "SHA-256";
            case 3 -> "GOST_R_34.11-94";
            case 4 -> "SHA-384";
            default -> null;
        };
    }

    private static String signing(int number) {
        return switch (number) {
            case 0 -> "DELETE";
            case 1 -> "RSAMD5";
            case 2 -> "DH";
            case 3 -> "DS";
            case 5 -> "RSASHA1";
            case 6 -> "DSA-NSEC3-SHA1";
            case 7 -> "RSASHA1-NSEC3-SHA1";
            case 8 -> "RSASHA256";
            case 10 -> "RSASHA512";
            case 12 -> "ECC-GOST";
            case 13 -> "ECDSAP256SHA256";
            case 14 -> "ECDSAP384SHA384";
            case 15 -> "ED25519";
            case 16 -> "ED448";
            case 252 -> "INDIRECT";
            case 253 -> "PRIVATEDNS";
            case 254 -> "PRIVATEOID";
            default -> null;
        };
    }
}
