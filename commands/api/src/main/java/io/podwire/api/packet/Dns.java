package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import java.util.List;

/**
 * A DNS message (RFC 1035), also multicast DNS (RFC 6762) and LLMNR; over UDP, or the first message of a TCP segment.
 *
 * @param id query and answer have the same
 * @param response QR
 * @param opcode 0 query, 4 notify, 5 update …
 * @param authoritative AA
 * @param truncated TC: the answer did not fit
 * @param recursionDesired RD
 * @param recursionAvailable RA
 * @param zero Z: must be 0
 * @param authenticData AD (RFC 4035)
 * @param checkingDisabled CD
 * @param rcode 0 no error, 2 server failure, 3 no such domain, 5 refused …; without EDNS' upper bits
 * @param questionCount as the header says
 * @param answerCount as the header says
 * @param authorityCount as the header says
 * @param additionalCount as the header says
 * @param questions read
 * @param answers read
 * @param authorities read
 * @param additionals read, EDNS' OPT among them
 * @param damage why less was read than the counts say; null where all was
 * @param overTcp behind a length of two bytes
 * @param length bytes of the message
 */
@Kind("dns")
public record Dns(
        int id,
        boolean response,
        int opcode,
        boolean authoritative,
        boolean truncated,
        boolean recursionDesired,
        boolean recursionAvailable,
        boolean zero,
        boolean authenticData,
        boolean checkingDisabled,
        int rcode,
        int questionCount,
        int answerCount,
        int authorityCount,
        int additionalCount,
        List<Question> questions,
        List<DnsRecord> answers,
        List<DnsRecord> authorities,
        List<DnsRecord> additionals,
        Damage damage,
        boolean overTcp,
        int length)
        implements Layer {

    public Dns {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    @Override
    public String kind() {
        return "dns";
    }

    /** Why reading ended early. */
    public enum Damage {
        /** The capture, or this segment, ends before the message does. */
        CUT,

        /** A name's compression points forward, into itself, or out of the message. */
        POINTER,

        /** A name or a record's data does not keep to its form. */
        FORM
    }

    /**
     * What is asked.
     *
     * @param name with a dot at its end; the root is {@code .}. Bytes that are no printable ASCII, and dots within labels, are {@code \DDD} (RFC
     *     1035 section 5.1)
     * @param type 1 A, 28 AAAA …
     * @param typeName {@code A}; {@code TYPE123} where it has no name here
     * @param dnsClass 1 is IN; without multicast DNS' top bit where {@code unicast} tells it
     * @param unicast multicast DNS: an answer to the asker alone is wanted
     */
    public record Question(String name, int type, String typeName, int dnsClass, boolean unicast) {}
}
