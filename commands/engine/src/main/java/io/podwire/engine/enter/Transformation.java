package io.podwire.engine.enter;

import com.sun.jna.Memory;
import io.podwire.api.command.Launch;
import io.podwire.api.error.Unsupported;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that stands between a launch and its running program, prepared on the caller's thread ({@link #Transformation}) and then done on
 * a changed one ({@link #apply}).
 */
final class Transformation implements AutoCloseable {

    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Launch launch;
    private final OpenNamespaces namespaces;
    private final LaunchPlan plan;
    private final Wardrobe wardrobe;
    private final Program program;
    private final SyscallNumbers numbers;

    /**
     * Opens and reads everything.
     *
     * @param child true to spawn, false to become the program
     * @throws Unsupported where util-linux's nsenter is needed and not there
     * @throws io.podwire.api.error.NotStarted where something to enter can't be opened
     */
    Transformation(Launch launch, boolean child, Consumer<String> note) {
        Step.prepare();
        this.launch = launch;
        namespaces = new OpenNamespaces(launch);
        try {
            plan = LaunchPlan.of(launch, namespaces.kinds(), child);
            wardrobe = plan.dressed() ? new Wardrobe(launch.dressing(), note) : null;
            String path =
                    launch.environment().getOrDefault("PATH", System.getenv().getOrDefault("PATH", DEFAULT_PATH));
            String table = child ? "/proc/" + ProcessHandle.current().pid() + "/fd/" : "/proc/self/fd/";
            program = new Program(plan.tool().isEmpty() ? choices() : List.of(throughTool(table, path)), path);
            numbers = numbers();
        } catch (RuntimeException e) {
            namespaces.close();
            throw e;
        }
    }

    private List<List<String>> choices() {
        if (!launch.arguments().isEmpty()) {
            return List.of(launch.arguments());
        }
        String shell = System.getenv("SHELL");
        return shell == null || shell.isEmpty() || shell.equals("/bin/sh")
                ? List.of(List.of("/bin/sh"))
                : List.of(List.of(shell), List.of("/bin/sh"));
    }

    private List<String> throughTool(String table, String path) {
        List<String> words = new ArrayList<>();
        words.add(tool(path));
        words.addAll(namespaces.toolOptions(plan.tool(), table));
        if (launch.uid() != null) {
            words.add("--setuid=" + launch.uid());
        }
        if (launch.gid() != null) {
            words.add("--setgid=" + launch.gid());
        }
        if (launch.noFork()) {
            words.add("--no-fork");
        }
        if (launch.keepCredentials()) {
            words.add("--preserve-credentials");
        }
        words.add("--");
        List<List<String>> choices = choices();
        // The tool runs one program: where another root or mount namespace may lack the user's shell, the one that is
        // everywhere.
        boolean elsewhere = launch.root() != null || launch.enters(Launch.NamespaceKind.MNT);
        words.addAll(choices.get(elsewhere ? choices.size() - 1 : 0));
        return words;
    }

    private String tool(String path) {
        for (String file : Program.files("nsenter", path + ":/usr/bin:/bin")) {
            if (Files.isExecutable(Path.of(file))) {
                return file;
            }
        }
        throw new Unsupported(
                "nsenter: entering " + kinds()
                        + " namespaces takes a process of one thread, and util-linux's nsenter is not in PATH",
                "needs: package util-linux (Debian, Ubuntu, SUSE) or util-linux-core (Fedora)",
                "try:   without these namespaces: the network alone (-n) needs no tool");
    }

    private String kinds() {
        List<String> names = new ArrayList<>();
        plan.tool().forEach(kind -> names.add(kind.file()));
        return String.join(", ", names);
    }

    private SyscallNumbers numbers() {
        SyscallNumbers known = SyscallNumbers.of(System.getProperty("os.arch"));
        if (known == null) {
            throw new Unsupported(
                    "nsenter: system call numbers of " + System.getProperty("os.arch") + " are not known");
        }
        return known;
    }

    /** The program to start once {@link #apply} is done. */
    Program program() {
        return program;
    }

    /** True where nsenter(1) enters for us. */
    boolean usesTool() {
        return !plan.tool().isEmpty();
    }

    /** The descriptors that must stay open over an exec in place. */
    List<Integer> kept() {
        return usesTool() ? namespaces.numbers() : List.of();
    }

    /** Makes the calling thread what the program shall be. */
    void apply() throws SystemCallException {
        Step.done(Libc.unshare(ThreadCalls.CLONE_FS), "unshare(CLONE_FS)");
        namespaces.enter(plan.own());
        if (wardrobe != null) {
            wardrobe.putOn();
        }
        if (!usesTool()) {
            namespaces.move();
            becomeUser();
        }
    }

    /** The kernel's own calls: those of the C library would change every thread. */
    private void becomeUser() throws SystemCallException {
        if (launch.gid() != null) {
            Step.done(ThreadCalls.syscall(numbers.setgroups(), 0, 0, 0), "setgroups()");
            long gid = launch.gid();
            Step.done(ThreadCalls.syscall(numbers.setresgid(), gid, gid, gid), "setresgid(" + gid + ")");
        }
        if (launch.uid() != null) {
            long uid = launch.uid();
            Step.done(ThreadCalls.syscall(numbers.setresuid(), uid, uid, uid), "setresuid(" + uid + ")");
        }
    }

    /**
     * Keeps all descriptors but the standard ones from the program.
     *
     * @param except those it needs
     */
    void closeOnExec(List<Integer> except) throws SystemCallException {
        long all = 0xffffffffL;
        if (ThreadCalls.syscall(numbers.closeRange(), 3, all, ThreadCalls.CLOSE_RANGE_CLOEXEC) < 0) {
            // Before Linux 5.11 one by one. The highest number is not known: the limit is the bound, and few are open.
            Memory limit = new Memory(16);
            Step.done(ThreadCalls.getrlimit(ThreadCalls.RLIMIT_NOFILE, limit), "getrlimit(RLIMIT_NOFILE)");
            long bound = Math.min(Math.max(limit.getLong(0), 1024), 1 << 16);
            for (int fd = 3; fd < bound; fd++) {
                ThreadCalls.fcntl(fd, ThreadCalls.F_SETFD, ThreadCalls.FD_CLOEXEC);
            }
        }
        for (int fd : except) {
            Step.done(ThreadCalls.fcntl(fd, ThreadCalls.F_SETFD, 0), "fcntl(" + fd + ", F_SETFD)");
        }
    }

    @Override
    public void close() {
        namespaces.close();
    }
}
