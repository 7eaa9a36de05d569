package io.podwire.probe.dns;

import io.podwire.api.command.Running;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * What would be asked, and nothing is: each name of the search list of the first server, as if each were answered that it does not exist; then
 * each server by itself.
 */
final class DnsPlan implements Running<DnsAttempt, DnsResult> {

    private final Inquiry inquiry;
    private final Queue<DnsAttempt> rest = new ArrayDeque<>();
    private final int questions;

    DnsPlan(Inquiry inquiry) {
        this.inquiry = inquiry;
        ProbeProtocol protocol = inquiry.settings().useTcp() ? ProbeProtocol.TCP_MESSAGE : ProbeProtocol.UDP;
        int round = 0;
        for (DomainName name : inquiry.list().names()) {
            round++;
            for (int type : inquiry.types()) {
                plan(
                        new Errand(
                                DnsStage.LOOKUP,
                                new Question(name, type),
                                inquiry.servers().get(0),
                                protocol,
                                inquiry.settings().timeout()),
                        round);
            }
        }
        questions = rest.size();
        Round check = inquiry.check(null).next();
        if (check != null) {
            int last = round + 1;
            check.errands().forEach(errand -> plan(errand, last));
        }
    }

    private void plan(Errand errand, int round) {
        rest.add(new DnsAttempt(
                null,
                errand.stage(),
                round,
                errand.question().name().toString(),
                errand.question().typeName(),
                errand.server().address(),
                errand.server().port(),
                errand.protocol(),
                DnsOutcome.PLANNED,
                null,
                null,
                false,
                null,
                List.of(),
                null,
                null));
    }

    @Override
    public DnsAttempt next(Duration patience) {
        return rest.poll();
    }

    @Override
    public boolean ended() {
        return rest.isEmpty();
    }

    @Override
    public void cancel() {
        rest.clear();
    }

    @Override
    public DnsResult summary() {
        return new DnsResult(
                inquiry.asked(),
                inquiry.place(),
                inquiry.settings(),
                inquiry.hosts(),
                null,
                List.of(),
                null,
                Duration.ZERO,
                questions,
                inquiry.list().names().stream().map(DomainName::toString).toList(),
                List.of(),
                List.of(),
                verdict(),
                true);
    }

    private String verdict() {
        return Sentence.hosts(inquiry)
                + (inquiry.language() == Language.ZH
                        ? "未发出任何查询：若各名称均不存在，将依次查询以上内容。"
                        : "nothing was asked: this is what would be, should no name be there.");
    }

    @Override
    public void close() {
        rest.clear();
    }
}
