package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.NamespaceKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which namespaces the launching thread enters itself, and which are left to util-linux's nsenter.
 *
 * <p>A thread of the JVM can enter a network, uts, ipc and cgroup namespace as it is, and a mount namespace once it shares its
 * working directory with no other thread (unshare(CLONE_FS)). setns(2) with a pid namespace moves only children: enough to spawn
 * one, not to become the program. A user or time namespace takes a process of one thread (EINVAL, EUSERS), which no JVM is.
 *
 * <p>With the tool, it enters everything but the network that the dressing needs: after a mount namespace the tool itself would no
 * longer be found, after a user namespace nothing could be mounted.
 *
 * @param own entered by the thread
 * @param tool entered by nsenter; empty where it is not needed
 * @param dressed true where the launch's dressing is put on
 */
record LaunchPlan(Set<NamespaceKind> own, Set<NamespaceKind> tool, boolean dressed) {

    /**
     * The plan for a launch.
     *
     * @param kinds the namespaces to enter that are not the caller's already
     * @param child true to spawn, false to become the program
     */
    static LaunchPlan of(Launch launch, Set<NamespaceKind> kinds, boolean child) {
        Set<NamespaceKind> hard = EnumSet.noneOf(NamespaceKind.class);
        for (NamespaceKind kind : kinds) {
            boolean impossible = switch (kind) {
                case USER, TIME -> true;
                case PID -> !child && !launch.noFork();
                default -> false;
            };
            if (impossible) {
                hard.add(kind);
            }
        }
        boolean mountsAreOurs = !launch.enters(NamespaceKind.MNT) && launch.root() == null;
        boolean dressed = !launch.dressing().plain() && mountsAreOurs && !kinds.contains(NamespaceKind.USER);
        if (hard.isEmpty()) {
            return new LaunchPlan(copy(kinds), Set.of(), dressed);
        }
        Set<NamespaceKind> own = EnumSet.noneOf(NamespaceKind.class);
        if (dressed && kinds.contains(NamespaceKind.NET)) {
            own.add(NamespaceKind.NET);
        }
        return new LaunchPlan(own, copy(kinds), dressed);
    }

    private static Set<NamespaceKind> copy(Set<NamespaceKind> kinds) {
        return kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }
}
