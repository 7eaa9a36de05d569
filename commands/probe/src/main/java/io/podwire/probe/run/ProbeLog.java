package io.podwire.probe.run;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.value.Printable;
import io.podwire.probe.text.ProbeText;
import io.podwire.values.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The file of {@code --log}: a line a probe, with the time it left before it, as {@code echo "$(date); $line"} writes it; or a JSON
 * object a line where the name ends with {@code .ndjson}. It is appended to, and each line is in the file once its probe is told: a log
 * is read while it grows.
 */
public final class ProbeLog implements AutoCloseable {

    /** What date(1) prints in the C locale. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss zzz uuuu", Locale.ENGLISH);

    /** Below that, a disk is left to those who need it more: the kubelet begins to evict at 10 % or less. */
    private static final int LEAST_PERCENT_FREE = 10;

    private static final int LOOK_EACH = 1000;

    private final Path path;
    private final Session session;
    private final OutputStream out;
    private final boolean json;
    private final List<String> begun = new ArrayList<>();
    private ProbeText text;
    private long lines;
    private boolean given;

    private ProbeLog(Path path, Session session, OutputStream out) {
        this.path = path;
        this.session = session;
        this.out = out;
        this.json = path.getFileName().toString().endsWith(".ndjson");
    }

    /**
     * Opens it, before anything is sent.
     *
     * @throws BadUse for a name that no file can have
     * @throws NotPermitted where the user may not write it
     * @throws NotWritten where it can't be written, or the disk is nearly full
     * @throws Unsupported where the session is not beside the user
     */
    public static ProbeLog open(String file, Session session) {
        if (file.isBlank()) {
            throw new BadUse("--log: expected the name of a file, not an empty word");
        }
        try {
            Path path = Path.of(file);
            Path folder = path.toAbsolutePath().getParent();
            if (Files.isDirectory(path) || folder == null || path.getFileName() == null) {
                throw new BadUse("--log " + Printable.of(file) + " is a folder; expected the name of a file");
            }
            if (!Files.isDirectory(folder)) {
                throw new BadUse(
                        "--log: there is no folder " + Printable.of(folder.toString()), "try:   make it, or another");
            }
            refuseFullDisk(path, folder, session);
            return new ProbeLog(
                    path,
                    session,
                    new BufferedOutputStream(
                            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        } catch (InvalidPathException e) {
            throw new BadUse("--log " + Printable.of(file) + ": no file can be called so", e);
        } catch (AccessDeniedException e) {
            throw new NotPermitted(
                    "--log " + Printable.of(file) + ": may not be written here (permission denied)",
                    e,
                    "try:   a file in a folder that is yours");
        } catch (IOException e) {
            throw new NotWritten("--log " + Printable.of(file) + ": can't be written: " + why(e), e);
        }
    }

    /** Without the file's name, which the message of such an error begins with, and may have nothing else. */
    private static String why(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return Printable.of(reason == null ? e.getClass().getSimpleName() : reason);
    }

    private static void refuseFullDisk(Path path, Path folder, Session session) {
        if (full(folder, session)) {
            throw new NotWritten(
                    "--log " + Printable.of(path.toString()) + ": less than " + LEAST_PERCENT_FREE
                            + " % of that disk are free",
                    "try:   another folder");
        }
    }

    private static boolean full(Path folder, Session session) {
        DiskSpace space = session.disk(folder);
        return space.total() > 0 && space.free() * 100 / space.total() < LEAST_PERCENT_FREE;
    }

    /** Writes what there is to say of an event. */
    void take(ProbeEvent event) {
        if (given) {
            return;
        }
        if (json) {
            object(event);
            return;
        }
        if (event instanceof Started started) {
            text = text == null ? ProbeText.of(started, session.zone()) : text;
            // they have the time of the first probe
            begun.addAll(text.started(started));
        } else if (event instanceof Probed probed && text != null) {
            lines(probed.at(), begun);
            begun.clear();
            lines(probed.at(), text.probed(probed));
        }
    }

    /** Writes the figures at the end. */
    void end(ProbeSummary summary) {
        if (given || summary.begin() == null) {
            return;
        }
        if (json) {
            object(summary);
        } else if (text != null) {
            lines(summary.begin().plus(summary.elapsed()), text.end(summary));
        }
    }

    private void lines(Instant at, List<String> all) {
        ZoneId zone = session.zone();
        for (String line : all) {
            if (!line.isEmpty()) {
                write((DATE.format(at.atZone(zone)) + "; " + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        flush();
    }

    private void object(Object record) {
        write(Json.bytes(record));
        write(new byte[] {'\n'});
        flush();
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
            if (++lines % LOOK_EACH == 0 && full(path.toAbsolutePath().getParent(), session)) {
                giveUp("less than " + LEAST_PERCENT_FREE + " % of that disk are free");
            }
        } catch (IOException e) {
            giveUp(why(e));
        }
    }

    /** Makes sure that what was written is in the file. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            giveUp(why(e));
        }
    }

    /** The probes go on: they are worth more than their log. */
    private void giveUp(String why) {
        if (!given) {
            given = true;
            session.note("--log " + Printable.of(path.toString()) + ": " + why + "; no more is written to it");
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            giveUp(why(e));
        }
    }
}
