package io.podwire.catalog;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Place;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program in a pod's network, or in other namespaces, with the node's own tools. */
@Spec(
        name = "nsenter",
        summary = "Run the node's own programs in a pod's network.",
        group = Group.PODS,
        source =
                "setns(2) with /proc/PID/ns and the files of named namespaces; resolv.conf and hosts from the OCI bundle's mounts",
        needs = {Need.NETNS},
        notes = {
            "The flags are those of util-linux's nsenter. Without any of -n -m -u -i -p -C -U -T -a only the network is entered, also "
                    + "with -t. Without a program it is $SHELL.",
            "Where the network is entered and the mount namespace is not, the program sees a /sys of that network (/sys/class/net), "
                    + "and the pod's resolv.conf and hosts in place of the node's. They are copies: writing them changes nothing. "
                    + "--plain leaves both out.",
            "The exit status is the program's. podwire's own failure is 125, a program that can't be executed 126, one that does not "
                    + "exist 127, one killed by signal n 128+n; 7 where util-linux's nsenter is needed (-U, -T, -p) and not there."
        },
        examples = {
            "nsenter shop/cart-7d9 -- ip -j addr",
            "nsenter 10.244.0.60 tcpdump -ni eth0 -c 20",
            "nsenter -t 41872 -n ss -tan",
            "nsenter shop/cart-7d9 -a -- sh"
        })
public final class NsEnter implements Command<NsEnter.Args, Launch> {

    /** The parameters of {@code nsenter}. */
    public record Args(
            @Param(
                    position = 0,
                    help = "whose namespaces: a pod, or anything that leads to a network",
                    unless = {"pid", "net", "mount", "uts", "ipc", "pids", "cgroup", "user", "time"},
                    completion = Param.Completion.TARGET)
            Optional<TargetRef> place,

            @Param(position = 1, help = "program and its arguments; $SHELL without it", value = "COMMAND", rest = true)
            List<String> command,

            @Param(name = "target", letter = 't', help = "process whose namespaces are entered", value = "PID")
            Optional<Integer> pid,

            @Param(name = "all", letter = 'a', help = "all namespaces that are not podwire's own")
            boolean all,

            @Param(letter = 'n', help = "network namespace", value = "FILE", valueOptional = true)
            Optional<String> net,

            @Param(letter = 'm', help = "mount namespace", value = "FILE", valueOptional = true)
            Optional<String> mount,

            @Param(letter = 'u', help = "UTS namespace: the host name", value = "FILE", valueOptional = true)
            Optional<String> uts,

            @Param(letter = 'i', help = "IPC namespace", value = "FILE", valueOptional = true)
            Optional<String> ipc,

            @Param(name = "pid", letter = 'p', help = "pid namespace", value = "FILE", valueOptional = true)
            Optional<String> pids,

            @Param(letter = 'C', help = "cgroup namespace", value = "FILE", valueOptional = true)
            Optional<String> cgroup,

            @Param(letter = 'U', help = "user namespace", value = "FILE", valueOptional = true)
            Optional<String> user,

            @Param(letter = 'T', help = "time namespace", value = "FILE", valueOptional = true)
            Optional<String> time,

            @Param(letter = 'S', help = "user id to run as", value = "UID")
            Optional<Integer> setuid,

            @Param(letter = 'G', help = "group id to run as; drops all other groups", value = "GID")
            Optional<Integer> setgid,

            @Param(
                    letter = 'r',
                    help = "root directory; the process's without DIR",
                    value = "DIR",
                    valueOptional = true)
            Optional<String> root,

            @Param(
                    letter = 'w',
                    help = "working directory; the process's without DIR",
                    value = "DIR",
                    valueOptional = true)
            Optional<String> wd,

            @Param(letter = 'F', help = "don't fork for a pid namespace: only the program's children are in it")
            boolean noFork,

            @Param(help = "stay the same user in an entered user namespace")
            boolean preserveCredentials,

            @Param(help = "leave /sys, resolv.conf and hosts as the node has them")
            boolean plain) {

        /** The namespaces asked for by flag, with the file given or an empty text. */
        Map<NamespaceKind, String> flags() {
            Map<NamespaceKind, String> flags = new EnumMap<>(NamespaceKind.class);
            net.ifPresent(file -> flags.put(NamespaceKind.NET, file));
            mount.ifPresent(file -> flags.put(NamespaceKind.MNT, file));
            uts.ifPresent(file -> flags.put(NamespaceKind.UTS, file));
            ipc.ifPresent(file -> flags.put(NamespaceKind.IPC, file));
            pids.ifPresent(file -> flags.put(NamespaceKind.PID, file));
            cgroup.ifPresent(file -> flags.put(NamespaceKind.CGROUP, file));
            user.ifPresent(file -> flags.put(NamespaceKind.USER, file));
            time.ifPresent(file -> flags.put(NamespaceKind.TIME, file));
            return flags;
        }
    }

    @Override
    public Launch run(Args args, Session session) {
        check(args);
        Map<NamespaceKind, String> flags = args.flags();
        if (flags.isEmpty()
                && !args.all()
                && (args.place().isPresent() || args.pid().isPresent())) {
            flags.put(NamespaceKind.NET, "");
            if (args.pid().isPresent()) {
                session.note("only the network of process " + args.pid().get()
                        + " is entered, as with -n; -a enters all its namespaces");
            }
        }
        boolean itsNetwork = args.all() || "".equals(flags.get(NamespaceKind.NET));
        EntryTarget target = target(args, itsNetwork, session);
        if (args.all()) {
            for (NamespaceKind kind : NamespaceKind.values()) {
                flags.putIfAbsent(kind, "");
            }
        }
        return new Launch(
                args.command(),
                Map.of(),
                target.entries(flags, session),
                args.plain() || args.root().isPresent() ? Launch.Dressing.none() : target.dressing(flags, session),
                args.root()
                        .map(dir -> dir.isEmpty() ? target.file("root") : dir)
                        .orElse(null),
                args.wd().map(dir -> dir.isEmpty() ? target.file("cwd") : dir).orElse(null),
                args.setuid().orElse(null),
                args.setgid().orElse(null),
                args.noFork(),
                args.preserveCredentials());
    }

    private static void check(Args args) {
        if (args.place().isEmpty()
                && args.pid().isEmpty()
                && (args.all() || args.flags().containsValue(""))) {
            throw new BadUse(
                    "whose namespaces? expected a target, -t PID, or a FILE for each namespace",
                    "try:   podwire nsenter shop/cart-7d9 -- ip addr",
                    "see:   podwire help targets");
        }
        if (args.place().isEmpty() && args.pid().isEmpty() && args.flags().isEmpty()) {
            throw new BadUse(
                    "nothing to enter: expected a target, -t PID, or a namespace's FILE",
                    "try:   podwire nsenter shop/cart-7d9 -- ip addr");
        }
        args.pid().ifPresent(pid -> positive("-t", pid));
        args.setuid().ifPresent(uid -> notNegative("-S", uid));
        args.setgid().ifPresent(gid -> notNegative("-G", gid));
    }

    private static void positive(String flag, int value) {
        if (value < 1) {
            throw new BadUse(flag + " " + value + ": expected a process id, 1 or more");
        }
    }

    private static void notNegative(String flag, int value) {
        if (value < 0) {
            throw new BadUse(flag + " " + value + ": expected an id, 0 or more");
        }
    }

    /** With -t the process is what is entered; the node is searched only for the pod whose files are to be shown. */
    private static EntryTarget target(Args args, boolean itsNetwork, Session session) {
        if (args.place().isPresent()) {
            Place place = session.resolve(args.place().get());
            return new EntryTarget(place, null);
        }
        if (args.pid().isEmpty()) {
            return new EntryTarget(null, null);
        }
        int pid = args.pid().get();
        if (!itsNetwork || args.plain()) {
            return new EntryTarget(null, pid);
        }
        try {
            return new EntryTarget(session.resolve(new TargetRef(TargetRef.Form.PID, null, String.valueOf(pid))), pid);
        } catch (NotFound e) {
            session.note("no pod's resolv.conf and hosts are shown: " + Printable.of(e.getMessage()));
            return new EntryTarget(null, pid);
        }
    }
}
