package io.podwire.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.host.SnapshotPart;
import io.podwire.api.host.SnapshotSent;
import io.podwire.api.host.SnapshotTaken;
import io.podwire.snapshot.read.SavedHost;
import io.podwire.snapshot.write.TakeSnapshot;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A far host's snapshot lies beside the user, whole or not at all, whatever happens on the way. */
class FetchedSnapshotTest {

    private static final int NETNSES = 300;

    @TempDir
    Path folder;

    private final FakeHost host = SampleHost.of(NETNSES);
    private final List<String> progress = new ArrayList<>();

    /** What comes, changed on its way. */
    @SuppressWarnings("unchecked")
    private static UnaryOperator<Object> parts(UnaryOperator<SnapshotPart> change) {
        return answer -> new Way((Running<SnapshotPart, SnapshotSent>) answer, change);
    }

    private record Way(Running<SnapshotPart, SnapshotSent> whole, UnaryOperator<SnapshotPart> change)
            implements Running<SnapshotPart, SnapshotSent> {

        @Override
        public SnapshotPart next(Duration patience) {
            SnapshotPart part = whole.next(patience);
            return part == null ? null : change.apply(part);
        }

        @Override
        public boolean ended() {
            return whole.ended();
        }

        @Override
        public void cancel() {
            whole.cancel();
        }

        @Override
        public SnapshotSent summary() {
            return whole.summary();
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    private FakeSession far(UnaryOperator<Object> line) {
        return new FakeSession(host).far(line).onProgress(progress::add);
    }

    private SnapshotTaken take(FakeSession session) {
        Answer<SnapshotTaken> answer = new TakeSnapshot()
                .run(new TakeSnapshot.Args(folder.resolve("far.pwz").toString(), Optional.empty(), false), session);
        return answer.items().get(0);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void comesWholeInManyParts() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        SnapshotTaken taken = take(far(parts(part -> {
            sizes.add(Base64.getDecoder().decode(part.octets()).length);
            return part;
        })));
        Path file = folder.resolve("far.pwz");
        assertThat(taken.bytes()).isEqualTo(Files.size(file));
        assertThat(taken.netnses()).isEqualTo(host.netnses().items().size());
        assertThat(taken.pods()).isEqualTo(host.pods().items().size());
        assertThat(sizes).as("octets of each part").hasSizeGreaterThan(2).endsWith(last(taken.bytes()));
        assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(12 << 10);
        SavedHost saved = SavedHost.open(file, note -> {});
        assertThat(saved.facts()).isEqualTo(host.facts());
        assertThat(saved.netnses()).isEqualTo(host.netnses());
        assertThat(saved.pods()).isEqualTo(host.pods());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(progress).contains(host.facts().name() + " reads all its facts");
        assertThat(progress.get(progress.size() - 1))
                .isEqualTo(
                        taken.bytes() / 1000 + " kB came from " + host.facts().name());
        assertThat(host.open()).isZero();
    }

    private static int last(long bytes) {
        return bytes % (12 << 10) == 0 ? 12 << 10 : (int) (bytes % (12 << 10));
    }

    @Test
    void isAskedOnlyWhereItCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("far.pwz"), "mine");
        assertThatThrownBy(() -> take(far(answer -> {
                    throw new AssertionError("it was asked");
                })))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("is already there");
        assertThat(folder.resolve("far.pwz")).hasContent("mine");
    }

    @Test
    void aPartThatIsMissingOrNoneIsSaid() throws IOException {
        int[] count = {0};
        assertThatThrownBy(() -> take(far(parts(part -> count[0]++ == 1 ? null : part))))
                .isInstanceOf(BadData.class)
                .hasMessageContaining(host.facts().name() + " sent a snapshot of ")
                .hasMessageContaining(" came");
        assertThat(names()).isEmpty();
        assertThatThrownBy(() -> take(far(parts(part -> new SnapshotPart("no Base64!")))))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("no Base64");
        assertThat(names()).isEmpty();
    }

    @Test
    void aLineThatBreaksLeavesNothing() throws IOException {
        int[] count = {0};
        assertThatThrownBy(() -> take(far(parts(part -> {
                    if (count[0]++ == 1) {
                        throw new Unreachable("the connection ended");
                    }
                    return part;
                }))))
                .isInstanceOf(Unreachable.class);
        assertThat(count[0]).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void cancelledBetweenTwoPartsLeavesNothing() throws IOException {
        FakeSession[] session = {null};
        int[] count = {0};
        session[0] = far(parts(part -> {
            if (count[0]++ == 1) {
                session[0].cancel();
            }
            return part;
        }));
        assertThatThrownBy(() -> take(session[0])).isInstanceOf(TimedOut.class);
        assertThat(count[0]).isEqualTo(2);
        assertThat(names()).isEmpty();
    }
}
