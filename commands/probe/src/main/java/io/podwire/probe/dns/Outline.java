package io.podwire.probe.dns;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsServerState;
import java.time.Duration;
import java.util.List;

/**
 * What was seen, before it is judged.
 *
 * @param inquiry what was asked
 * @param over false where it was ended before an application would have known
 * @param name that was answered; null where none was
 * @param records of the answer
 * @param failure what an application is told; null where the name was answered, or it is not over
 * @param elapsed until an application knows
 * @param questions asked on the way
 * @param tried names, in order
 * @param states each server by itself; empty where they were not asked
 * @param trouble on the way
 */
record Outline(
        Inquiry inquiry,
        boolean over,
        DomainName name,
        List<DnsRecord> records,
        DnsFailure failure,
        Duration elapsed,
        int questions,
        List<String> tried,
        List<DnsServerState> states,
        Trouble trouble) {

    /** The same, judged. */
    DnsResult result() {
        List<Finding> findings = new Findings(this).all();
        boolean fails = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
        return new DnsResult(
                inquiry.asked(),
                inquiry.place(),
                inquiry.settings(),
                inquiry.hosts(),
                name == null ? null : name.toString(),
                records,
                failure,
                elapsed,
                questions,
                tried,
                states,
                findings,
                new Sentence(this, findings).text(),
                name != null && !fails);
    }
}
