package io.podwire.snapshot.write;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.SnapshotTaken;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps all that the fact commands can be asked in a file, which answers them later with {@code --from}. */
@Spec(
        name = "snapshot",
        summary = "Keep all facts of a node in a file, for --from.",
        group = Group.HOST,
        source = "what every other command reads, of the host and of each network namespace",
        needs = {Need.NETNS, Need.NET_ADMIN},
        here = true,
        notes = {
            "Any command that shows facts takes --from FILE and answers from the file as the node would have. Nothing is needed "
                    + "there: no root, no node.",
            "FILE is of this machine, also with --on, where it holds the facts of the far one.",
            "The file holds names, addresses, connections and settings of every pod, as they are. Only its owner can read it; "
                    + "docs/snapshot.md lists what is in it."
        },
        examples = {
            "snapshot -w node.pwz",
            "snapshot -w node.pwz --for 10s --force",
            "snapshot -w worker-1.pwz --on worker-1"
        })
public final class TakeSnapshot implements Command<TakeSnapshot.Args, Answer<SnapshotTaken>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(letter = 'w', value = "FILE", help = "the file to write", completion = Param.Completion.FILE)
            String write,

            @Param(name = "for", help = "the least time between the two readings of counters")
            Optional<Duration> window,

            @Param(help = "write over a file that is there") boolean force) {}

    @Override
    public Answer<SnapshotTaken> run(Args args, Session session) {
        long begun = System.nanoTime();
        Duration window = args.window().orElse(Duration.ZERO);
        if (!session.far()) {
            session.host().require(Need.NETNS);
        }
        try (PartFile file = PartFile.begin(path(args.write()), args.force())) {
            for (Path left : file.removeLeftovers()) {
                session.note(
                        "removed " + left.getFileName() + ", which an earlier snapshot that was killed left behind");
            }
            SnapshotWriter.Content content = session.far()
                    ? new FetchedSnapshot(session, window).write(file)
                    : write(new SnapshotWriter(session, window), file);
            long bytes = file.finish();
            return new Answer<>(
                    List.of(new SnapshotTaken(
                            args.write(),
                            bytes,
                            content.netnses(),
                            content.pods(),
                            content.gaps().size(),
                            Duration.ofMillis((System.nanoTime() - begun) / 1_000_000))),
                    content.gaps());
        }
    }

    private static SnapshotWriter.Content write(SnapshotWriter writer, PartFile file) {
        try {
            return writer.write(file.folder(), file.out());
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadUse("-w: '" + Printable.of(text) + "' is no name of a file");
        }
    }
}
