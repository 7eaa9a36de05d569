package io.podwire.packets.line;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.DnsRecord;
import java.util.List;

/** A DNS message: what is asked, and of an answer its code, counts and records. */
final class DnsLine {

    private static final String[] OPERATIONS = {
        "",
        " inv_q",
        " stat",
        " op3",
        " notify",
        " update",
        " op6",
        " op7",
        " op8",
        " updateA",
        " updateD",
        " updateDA",
        " updateM",
        " updateMA",
        " zoneInit",
        " zoneRef"
    };

    // The two without a blank are tcpdump's.
    private static final String[] CODES = {
        "", " FormErr", " ServFail", " NXDomain", " NotImp", " Refused", " YXDomain", " YXRRSet", " NXRRSet",
                " NotAuth",
        " NotZone", " Resp11", " Resp12", " Resp13", " Resp14", " NoChange", " BadVers", "Resp17", " Resp18", " Resp19",
        " Resp20", "Resp21", " Resp22", " BadCookie"
    };

    private static final int INVERSE = 1;

    private DnsLine() {}

    /**
     * @param multicast by its port: questions tell then whether only their asker wants an answer
     * @param length of the message as the headers around it say; the frame may have less
     */
    static void say(Line line, Dns dns, boolean multicast, int length) {
        line.say(dns.id()).say(OPERATIONS[dns.opcode()]);
        boolean whole = dns.response() ? response(line, dns, multicast) : request(line, dns, multicast);
        if (whole) {
            line.say(" (").say(length).say(')');
        } else {
            if (dns.damage() == Dns.Damage.POINTER) {
                line.say("<BAD PTR>");
            }
            line.cut("domain");
        }
    }

    /** With EDNS' upper bits (RFC 6891). */
    private static int code(Dns dns) {
        for (DnsRecord record : dns.additionals()) {
            if (record.value() instanceof DnsRecord.Opt opt) {
                return dns.rcode() | opt.extendedRcode() << 4;
            }
        }
        return dns.rcode();
    }

    private static boolean response(Line line, Dns dns, boolean multicast) {
        int code = code(dns);
        if (code < CODES.length) {
            line.say(CODES[code]);
        } else {
            line.say(" Resp").say(code);
        }
        line.say(dns.authoritative() ? "*" : "").say(dns.recursionAvailable() ? "" : "-");
        line.say(dns.truncated() ? "|" : "").say(dns.authenticData() ? "$" : "");
        if (dns.questionCount() != 1) {
            line.say(" [").say(dns.questionCount()).say("q]");
        }
        boolean all = line.options.verbosity() > 1;
        String separator = "";
        for (int i = 0; i < dns.questions().size(); i++) {
            line.say(separator);
            separator = ",";
            if (all) {
                question(line.say(" q:"), dns.questions().get(i), multicast);
            }
        }
        if (dns.questions().size() < dns.questionCount()) {
            return false;
        }
        line.say(' ')
                .say(dns.answerCount())
                .say('/')
                .say(dns.authorityCount())
                .say('/')
                .say(dns.additionalCount());
        return records(line, "", dns.answers(), dns.answerCount()) && (!all || others(line, dns));
    }

    private static boolean others(Line line, Dns dns) {
        return records(line, " ns:", dns.authorities(), dns.authorityCount())
                && records(line, " ar:", dns.additionals(), dns.additionalCount());
    }

    private static boolean records(Line line, String section, List<DnsRecord> records, int count) {
        String separator = section;
        for (DnsRecord one : records) {
            DnsRecordLine.say(line.say(separator), one);
            separator = ",";
        }
        return records.size() >= count;
    }

    private static boolean request(Line line, Dns dns, boolean multicast) {
        line.say(dns.recursionDesired() ? "+" : "").say(dns.checkingDisabled() ? "%" : "");
        int odd = (dns.authoritative() ? 0x400 : 0)
                | (dns.truncated() ? 0x200 : 0)
                | (dns.recursionAvailable() ? 0x80 : 0)
                | (dns.zero() ? 0x40 : 0)
                | dns.rcode();
        if (odd != 0) {
            int rest = dns.opcode() << 11
                    | (dns.recursionDesired() ? 0x100 : 0)
                    | (dns.authenticData() ? 0x20 : 0)
                    | (dns.checkingDisabled() ? 0x10 : 0);
            line.say(" [b2&3=0x").hex(odd | rest).say(']');
        }
        boolean inverse = dns.opcode() == INVERSE;
        if (inverse) {
            count(line, dns.questionCount(), 0, "q]");
            count(line, dns.answerCount(), 1, "a]");
        } else {
            count(line, dns.answerCount(), 0, "a]");
            count(line, dns.questionCount(), 1, "q]");
        }
        count(line, dns.authorityCount(), 0, "n]");
        count(line, dns.additionalCount(), 0, "au]");
        for (Dns.Question question : dns.questions()) {
            question(line, question, multicast);
        }
        if (dns.questions().size() < dns.questionCount()) {
            return false;
        }
        return line.options.verbosity() < 2 || records(line, "", dns.answers(), dns.answerCount()) && others(line, dns);
    }

    private static void count(Line line, int count, int usual, String what) {
        if (count != usual) {
            line.say(" [").say(count).say(what);
        }
    }

    private static void question(Line line, Dns.Question question, boolean multicast) {
        DnsRecordLine.type(line.say(' '), question.type());
        DnsRecordLine.dnsClass(line, question.dnsClass());
        if (multicast) {
            line.say(question.unicast() ? " (QU)" : " (QM)");
        }
        DnsText.name(line.say("? "), question.name());
    }
}
