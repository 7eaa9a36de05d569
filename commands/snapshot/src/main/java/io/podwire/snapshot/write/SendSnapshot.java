package io.podwire.snapshot.write;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.SnapshotPart;
import io.podwire.api.host.SnapshotSent;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The far end of {@link TakeSnapshot}: writes no file that anybody sees. */
@Spec(
        name = "snapshot send",
        summary = "Send all facts of this node, as snapshot --on fetches them.",
        group = Group.HOST,
        source = "what every other command reads, of the host and of each network namespace",
        needs = {Need.NETNS, Need.NET_ADMIN},
        notes = {
            "For programs, and for 'snapshot -w FILE --on HOST', which asks this of the far host. All items in a row, each "
                    + "decoded from Base64, are the file that 'snapshot -w' would have written."
        },
        examples = {"snapshot send -o ndjson", "snapshot send --for 1s --on worker-1 -o ndjson"})
public final class SendSnapshot implements Command<SendSnapshot.Args, Running<SnapshotPart, SnapshotSent>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(name = "for", help = "the least time between the two readings of counters")
            Optional<Duration> window) {}

    @Override
    public Running<SnapshotPart, SnapshotSent> run(Args args, Session session) {
        session.host().require(Need.NETNS);
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return taken(session, args.window().orElse(Duration.ZERO), scratch);
        } catch (IOException e) {
            throw PartFile.failure(scratch, e);
        }
    }

    private static SentSnapshot taken(Session session, Duration window, Path scratch) throws IOException {
        FileChannel file = NamelessFile.in(scratch);
        try {
            SnapshotWriter.Content content =
                    new SnapshotWriter(session, window).write(scratch, Channels.newOutputStream(file));
            return new SentSnapshot(
                    file, new SnapshotSent(file.size(), content.netnses(), content.pods(), content.gaps()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
