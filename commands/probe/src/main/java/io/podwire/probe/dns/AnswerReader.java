package io.podwire.probe.dns;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Reply;
import io.podwire.packets.dissect.DnsMessages;
import java.util.List;
import java.util.Locale;

/** What a reply says to the question that was asked. */
final class AnswerReader {

    private static final int ANY = 255;
    private static final int IN = 1;

    private AnswerReader() {}

    /**
     * Reads one.
     *
     * @param id of the question
     * @param round its question was in
     */
    static DnsAttempt read(Errand errand, int id, int round, Reply reply) {
        boolean message = reply.outcome() == Outcome.ANSWERED
                || reply.outcome() == Outcome.LATE && !reply.payload().isEmpty();
        if (!message) {
            return attempt(errand, round, reply, without(reply.outcome()), null, reply.problem());
        }
        Dns dns = DnsMessages.read(reply.payload());
        String wrong = wrong(dns, errand.question(), id);
        if (wrong != null) {
            return attempt(errand, round, reply, late(reply, DnsOutcome.WRONG), null, wrong);
        }
        return attempt(errand, round, reply, late(reply, outcome(dns, errand.question())), dns, null);
    }

    private static DnsOutcome late(Reply reply, DnsOutcome outcome) {
        return reply.outcome() == Outcome.LATE ? DnsOutcome.LATE : outcome;
    }

    private static DnsOutcome without(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> DnsOutcome.CLOSED;
            case UNREACHABLE, EXPIRED, TOO_BIG -> DnsOutcome.UNREACHABLE;
            case TIMED_OUT -> DnsOutcome.TIMED_OUT;
            case LATE -> DnsOutcome.LATE;
            case NOT_SENT -> DnsOutcome.NOT_SENT;
            case ANSWERED -> DnsOutcome.WRONG;
        };
    }

    /** Why it is no answer to that question; null where it is. What forgers and confused servers send must not count as an answer. */
    private static String wrong(Dns dns, Question question, int id) {
        if (dns == null) {
            return "shorter than the header of a DNS message";
        } else if (!dns.response()) {
            return "a question, not an answer";
        } else if (dns.id() != id) {
            return "its id is " + dns.id() + ", the question's " + id;
        } else if (dns.damage() != null && !dns.truncated()) {
            return "it can't be read to its end: " + dns.damage().name().toLowerCase(Locale.ROOT);
        } else if (dns.questions().isEmpty()) {
            // some servers leave it out where they refuse or did not understand (RFC 1035 demands no copy)
            return dns.rcode() == 0 ? "it does not repeat the question" : null;
        }
        Dns.Question repeated = dns.questions().get(0);
        boolean same = repeated.type() == question.type()
                && repeated.dnsClass() == IN
                && repeated.name().equalsIgnoreCase(question.name().toString());
        return same ? null : "it answers another question: " + repeated.name() + " " + repeated.typeName();
    }

    private static DnsOutcome outcome(Dns dns, Question question) {
        return switch (rcode(dns)) {
            case 0 ->
                dns.truncated() ? DnsOutcome.TRUNCATED : has(dns, question) ? DnsOutcome.ANSWERED : DnsOutcome.NODATA;
            case 1 -> DnsOutcome.FORMERR;
            case 2 -> DnsOutcome.SERVFAIL;
            case 3 -> DnsOutcome.NXDOMAIN;
            case 4 -> DnsOutcome.NOTIMP;
            case 5 -> DnsOutcome.REFUSED;
            default -> DnsOutcome.OTHER;
        };
    }

    private static boolean has(Dns dns, Question question) {
        return dns.answers().stream().anyMatch(record -> record.type() == question.type() || question.type() == ANY);
    }

    /** With EDNS' upper bits (RFC 6891 section 6.1.3). */
    private static int rcode(Dns dns) {
        for (DnsRecord record : dns.additionals()) {
            if (record.value() instanceof DnsRecord.Opt opt) {
                return opt.extendedRcode() << 4 | dns.rcode();
            }
        }
        return dns.rcode();
    }

    private static DnsAttempt attempt(
            Errand errand, int round, Reply reply, DnsOutcome outcome, Dns dns, String problem) {
        return new DnsAttempt(
                reply.sentAt(),
                errand.stage(),
                round,
                errand.question().name().toString(),
                errand.question().typeName(),
                errand.server().address(),
                errand.server().port(),
                errand.protocol(),
                outcome,
                reply.rtt(),
                dns == null ? null : rcode(dns),
                dns != null && dns.authoritative(),
                reply.payload().isEmpty() ? null : reply.payload().length(),
                dns == null ? List.of() : dns.answers(),
                reply.icmp(),
                problem);
    }
}
