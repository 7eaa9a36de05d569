package io.podwire.probe.dns;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the servers together said of a name.
 *
 * @param name that was asked
 * @param failure null where there are records of a type that was asked for
 * @param records of all answers
 * @param servfail no server answered, and one could not find out: the search goes on with the next name
 * @param unheard nobody was even there to be asked: no other name is tried
 */
record NameAnswer(DomainName name, DnsFailure failure, List<DnsRecord> records, boolean servfail, boolean unheard) {

    NameAnswer {
        records = List.copyOf(records);
    }

    /** Of answers that a resolver accepts; at least one. */
    static NameAnswer of(DomainName name, List<DnsAttempt> accepted) {
        List<DnsRecord> records = new ArrayList<>();
        accepted.forEach(attempt -> records.addAll(attempt.answers()));
        return new NameAnswer(
                name, failure(accepted), records.stream().distinct().toList(), false, false);
    }

    private static DnsFailure failure(List<DnsAttempt> accepted) {
        if (any(accepted, DnsOutcome.ANSWERED)) {
            return null;
        } else if (any(accepted, DnsOutcome.NODATA)) {
            return DnsFailure.EAI_NODATA;
        }
        return any(accepted, DnsOutcome.NXDOMAIN) ? DnsFailure.EAI_NONAME : DnsFailure.EAI_FAIL;
    }

    private static boolean any(List<DnsAttempt> attempts, DnsOutcome outcome) {
        return attempts.stream().anyMatch(attempt -> attempt.outcome() == outcome);
    }

    /** Where every server was asked as often as it may be. */
    static NameAnswer nobody(DomainName name, Set<DnsOutcome> seen) {
        boolean heard = seen.contains(DnsOutcome.TIMED_OUT) || seen.stream().anyMatch(DnsOutcome::replied);
        return new NameAnswer(name, DnsFailure.EAI_AGAIN, List.of(), seen.contains(DnsOutcome.SERVFAIL), !heard);
    }
}
