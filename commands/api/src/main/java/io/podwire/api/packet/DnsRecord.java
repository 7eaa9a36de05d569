package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * A resource record (RFC 1035 section 4.1.3).
 *
 * @param name as in {@link Dns.Question#name}
 * @param type 1 A, 28 AAAA …
 * @param typeName {@code A}; {@code TYPE123} where it has no name here
 * @param dnsClass 1 is IN; an OPT's is in {@link Opt#udpSize}
 * @param cacheFlush multicast DNS: forget what others told
 * @param ttl seconds, 0 to 4294967295; an OPT's is in {@link Opt}
 * @param dataLength bytes of its data
 * @param value its data
 */
public record DnsRecord(
        String name,
        int type,
        String typeName,
        int dnsClass,
        boolean cacheFlush,
        long ttl,
        int dataLength,
        Value value) {

    /** What a record says. */
    public sealed interface Value permits Address, Target, Mx, Soa, Srv, Text, Opt, Opaque {

        /** Which form of data it is. */
        String kind();
    }

    /** Of A and AAAA. */
    @Kind("address")
    public record Address(IpAddress address) implements Value {
        @Override
        public String kind() {
            return "address";
        }
    }

    /** Of NS, CNAME, PTR, DNAME, MB, MD, MF, MG and MR: another name. */
    @Kind("target")
    public record Target(String target) implements Value {
        @Override
        public String kind() {
            return "target";
        }
    }

    /** Of MX. */
    @Kind("mx")
    public record Mx(int preference, String exchange) implements Value {
        @Override
        public String kind() {
            return "mx";
        }
    }

    /** Of SOA; times are seconds, 32 bits. */
    @Kind("soa")
    public record Soa(String server, String mailbox, long serial, long refresh, long retry, long expire, long minimum)
            implements Value {
        @Override
        public String kind() {
            return "soa";
        }
    }

    /** Of SRV (RFC 2782). */
    @Kind("srv")
    public record Srv(int priority, int weight, int port, String target) implements Value {
        @Override
        public String kind() {
            return "srv";
        }
    }

    /** Of TXT; bytes that are no printable ASCII are {@code \DDD}. */
    @Kind("text")
    public record Text(List<String> strings) implements Value {
        public Text {
            strings = List.copyOf(strings);
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * Of OPT (EDNS, RFC 6891).
     *
     * @param udpSize the biggest answer that the sender takes, bytes
     * @param extendedRcode upper 8 bits of the response code
     * @param version 0
     * @param dnssecOk DO
     * @param options in their order
     */
    @Kind("opt")
    public record Opt(int udpSize, int extendedRcode, int version, boolean dnssecOk, List<EdnsOption> options)
            implements Value {
        public Opt {
            options = List.copyOf(options);
        }

        @Override
        public String kind() {
            return "opt";
        }
    }

    /**
     * One of EDNS.
     *
     * @param code 3 NSID, 8 client subnet, 10 cookie, 12 padding, 15 extended error …
     */
    public record EdnsOption(int code, Octets data) {}

    /**
     * Of all others.
     *
     * @param kind {@code data}
     */
    public record Opaque(String kind, Octets data) implements Value {}
}
