package io.podwire.engine.doctor;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.engine.linux.Capabilities;
import io.podwire.engine.linux.Capabilities.Capability;
import java.util.ArrayList;
import java.util.List;

/** The capabilities podwire has, and what each missing one costs. */
final class PrivilegeChecks {

    private record Use(Capability capability, String cost) {}

    private static final List<Use> USES = List.of(
            new Use(Capability.CAP_SYS_ADMIN, "no network but the host's own can be read, and none entered"),
            new Use(
                    Capability.CAP_SYS_PTRACE,
                    "networks without a name, and pods' processes of other users, are not found"),
            new Use(Capability.CAP_NET_ADMIN, "the connection tracking table can't be listed"),
            new Use(Capability.CAP_SYS_CHROOT, "nsenter -m and -r fail"),
            new Use(Capability.CAP_NET_RAW, "programs run by nsenter can't capture or ping"),
            new Use(Capability.CAP_BPF, "BPF programs on links keep their id and have no name"));

    private PrivilegeChecks() {}

    /** From a text of /proc/self/status. */
    static List<Check> of(String status) {
        Capabilities held = Capabilities.effective(status);
        List<Check> checks = new ArrayList<>();
        for (Use use : USES) {
            boolean has = held.has(use.capability())
                    || use.capability() == Capability.CAP_BPF && held.has(Capability.CAP_SYS_ADMIN);
            checks.add(new Check(
                    "privilege",
                    use.capability().name(),
                    has ? Verdict.OK : Verdict.WARN,
                    has ? "held" : "missing: " + use.cost(),
                    List.of("CapEff in /proc/self/status"),
                    has ? null : "sudo podwire …; in a container: securityContext.privileged, or this capability"));
        }
        return checks;
    }
}
