package io.podwire.engine.enter;

import com.sun.jna.Pointer;
import io.podwire.api.error.NotStarted;
import io.podwire.api.value.Printable;
import io.podwire.engine.linux.Errno;
import java.util.ArrayList;
import java.util.List;

/**
 * A program to execute, looked for as execvp(3) does: a name with a slash is a path; any other is tried in each directory of PATH,
 * and a file that the kernel can't execute for want of a {@code #!} line is given to {@code /bin/sh}. Prepared before anything is
 * entered; tried after, so that what is found is what exists there.
 */
final class Program {

    /** Executes or spawns a file; gives the error number, or 0 for a child that runs. */
    @FunctionalInterface
    interface Attempt {
        int run(byte[] path, Pointer arguments);
    }

    /**
     * How trying ended.
     *
     * @param errno 0 when it runs
     * @param path what the error is about; null where nothing was found
     * @param there true where the file exists and is executable all the same: its interpreter or loader is missing
     */
    record Outcome(int errno, String path, boolean there) {}

    private record Candidate(String name, byte[] path, Pointer arguments, Pointer throughShell) {}

    private static final byte[] SHELL = NativeText.of("/bin/sh");

    private final String word;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * One of several programs: the first that exists.
     *
     * @param choices programs with arguments; never empty
     * @param path the PATH to search
     */
    Program(List<List<String>> choices, String path) {
        word = choices.get(0).get(0);
        for (List<String> words : choices) {
            List<byte[]> exact = OwnCommandLine.bytes(words);
            Pointer arguments = NativeText.block(exact);
            for (String file : files(words.get(0), path)) {
                List<byte[]> shell = new ArrayList<>(List.of(SHELL, NativeText.of(file)));
                shell.addAll(exact.subList(1, exact.size()));
                candidates.add(new Candidate(file, NativeText.of(file), arguments, NativeText.block(shell)));
            }
        }
    }

    /** The files that a program's name may mean, in order. An empty directory in PATH is the working directory. */
    static List<String> files(String name, String path) {
        if (name.indexOf('/') >= 0) {
            return List.of(name);
        }
        List<String> files = new ArrayList<>();
        if (!name.isEmpty()) {
            for (String directory : path.split(":", -1)) {
                files.add(directory.isEmpty() ? name : directory + "/" + name);
            }
        }
        return files;
    }

    /** Tries one file after another until one runs or fails for a reason of its own. */
    Outcome start(Attempt attempt) {
        Outcome refused = null;
        for (Candidate candidate : candidates) {
            int errno = attempt.run(candidate.path, candidate.arguments);
            if (errno == Errno.ENOEXEC) {
                errno = attempt.run(SHELL, candidate.throughShell);
            }
            switch (errno) {
                case Errno.ENOENT, Errno.ENOTDIR, Errno.ENODEV, Errno.ESTALE, Errno.ETIMEDOUT -> {
                    if (refused == null && ThreadCalls.access(candidate.path, ThreadCalls.X_OK) == 0) {
                        refused = new Outcome(errno, candidate.name, true);
                    }
                }
                case Errno.EACCES -> {
                    if (refused == null) {
                        refused = new Outcome(errno, candidate.name, false);
                    }
                }
                default -> {
                    return new Outcome(errno, candidate.name, false);
                }
            }
        }
        return refused != null ? refused : new Outcome(Errno.ENOENT, null, false);
    }

    /** What the user is told. */
    NotStarted failure(Outcome outcome) {
        String name = Printable.of(word);
        if (outcome.path() == null) {
            return new NotStarted(
                    NotStarted.Reason.NO_SUCH_PROGRAM,
                    word.indexOf('/') < 0
                            ? name + ": no such program in PATH"
                            : name + ": " + Errno.describe(Errno.ENOENT));
        }
        String why = "execve(" + Printable.of(outcome.path()) + "): " + Errno.describe(outcome.errno());
        return new NotStarted(
                NotStarted.Reason.NOT_EXECUTABLE,
                name + ": " + why + (outcome.there() ? ": the file is there, its interpreter or loader is not" : ""));
    }
}
