package io.podwire.shell.cli;

import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.MtuReport;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.scripts.runbook.RunSummary;

/**
 * The exit code of a stream that was read to its end: a run says how it went, probes whether they got there; what other streams saw is
 * no judgement.
 */
public final class RunExit {

    private RunExit() {}

    /** @param summary the stream's; may be null */
    public static int of(Object summary) {
        if (summary instanceof DnsResult dns) {
            return dns.passed() ? Exit.OK : Exit.FINDING;
        }
        if (summary instanceof ProbeSummary probes) {
            return probes.passed() ? Exit.OK : Exit.FINDING;
        }
        if (summary instanceof MtuReport mtu) {
            return mtu.good() ? Exit.OK : Exit.FINDING;
        }
        if (summary instanceof PathReport path) {
            return path.good() ? Exit.OK : Exit.FINDING;
        }
        if (!(summary instanceof RunSummary run)) {
            return Exit.OK;
        }
        if (run.exit() != null) {
            return run.exit() & 0xff;
        }
        return run.fail() > 0 || run.changeFailed() ? Exit.FINDING : Exit.OK;
    }
}
