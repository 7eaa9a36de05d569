package io.podwire.engine.doctor;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Check;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at all that podwire works with on a host, in the order in which it matters. */
public final class Doctor {

    private Doctor() {}

    /** The checks; a gap for what could not be looked at. */
    public static Answer<Check> examine(HostRoot root) {
        List<Check> checks = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        try {
            checks.addAll(PrivilegeChecks.of(
                    new String(HostRoot.readProc("/proc/self/status", 1 << 16), StandardCharsets.ISO_8859_1)));
        } catch (IOException | PodwireException e) {
            gaps.add(new Gap("privileges", "/proc/self/status: " + e.getMessage()));
        }
        checks.addAll(KernelChecks.all());
        checks.addAll(ToolChecks.all(System.getenv().getOrDefault("PATH", "")));
        checks.addAll(RuntimeChecks.all(root));
        return new Answer<>(checks, gaps);
    }
}
