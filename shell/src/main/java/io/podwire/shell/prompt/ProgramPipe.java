package io.podwire.shell.prompt;

import io.podwire.api.error.NotStarted;
import io.podwire.api.value.Printable;
import io.podwire.shell.cli.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program right of a pipe. It is started as it stands, by no shell, in podwire's own namespaces and process group: so Ctrl-C reaches
 * both it and the command, as in a pipe of any shell. What it writes goes where our output goes.
 */
final class ProgramPipe implements AutoCloseable {

    private final Process process;

    private ProgramPipe(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param job is interrupted when the program has ended: nobody reads what the command would still find
     * @throws NotStarted where there is no such program
     */
    static ProgramPipe start(List<String> words, Job job) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
            process.onExit().thenRun(job::interrupt);
            return new ProgramPipe(process);
        } catch (IOException e) {
            String name = Printable.of(words.get(0));
            throw exists(words.get(0))
                    ? new NotStarted(NotStarted.Reason.NOT_EXECUTABLE, name + ": can't be executed", e)
                    : new NotStarted(NotStarted.Reason.NO_SUCH_PROGRAM, name + ": no such program in PATH", e);
        }
    }

    /** Looked at only after a start failed: what the exception says of the reason differs between versions of Java. */
    private static boolean exists(String program) {
        if (program.contains("/")) {
            return Files.exists(Path.of(program));
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.exists(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** What it reads. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Ends its input and waits for it.
     *
     * @param left status of the command on the left
     * @return the program's; where that is 0, that of a command which failed by itself, so that a pipe hides no failure
     */
    int finish(int left, Job job) {
        job.waiting(true);
        close();
        while (true) {
            try {
                int status = process.waitFor();
                boolean ownFailure = left != Exit.READER_GONE && left != Exit.INTERRUPTED;
                return status == 0 && ownFailure ? left : status;
            } catch (InterruptedException e) {
                process.destroy();
            } finally {
                job.waiting(false);
            }
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended, or reads no more
        }
    }
}
