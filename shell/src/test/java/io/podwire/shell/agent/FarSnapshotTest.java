package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.host.SnapshotTaken;
import io.podwire.api.net.Netns;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** A snapshot by an agent in a process of its own: its file lies beside the user, and nothing is left over there. */
@Timeout(120)
class FarSnapshotTest {

    /** Below the folder where this test runs, as a user's is. */
    @TempDir(factory = Here.class)
    Path folder;

    static final class Here implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "far-snapshot-");
        }
    }

    @Test
    void liesBesideTheUser() throws IOException {
        try (NetnsWorld world = NetnsWorld.orSkip();
                Reach reach = new Reach(line -> {})) {
            String pod = world.netns("pod");
            List<String> progress = new CopyOnWriteArrayList<>();
            SessionRequest request =
                    new SessionRequest(null, Path.of("/"), "localhost", null, note -> {}, progress::add, () -> false);
            // a name in the user's own folder, which is not the agent's
            Path here = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
            assertThat(here).isEqualTo(here.normalize());
            assertThat(Path.of("/").resolve(here)).doesNotExist();
            CommandSpec snapshot = CommandIndex.load().find("snapshot").load();
            Answer<?> answer = (Answer<?>)
                    snapshot.call(Map.of("write", here.resolve("far.pwz").toString()), reach.open(request));
            SnapshotTaken taken = (SnapshotTaken) answer.items().get(0);
            Path file = folder.resolve("far.pwz");
            assertThat(file).isRegularFile();
            assertThat(taken.bytes()).isEqualTo(file.toFile().length());
            assertThat(folder.toFile().list()).containsExactly("far.pwz");
            List<Netns> saved = LocalWiring.session(
                            new SessionRequest(null, Path.of("/"), null, file, note -> {}, () -> false))
                    .host()
                    .netnses()
                    .items();
            assertThat(saved)
                    .hasSize(taken.netnses())
                    .anySatisfy(netns -> assertThat(netns.label()).contains(pod));
            assertThat(progress).anySatisfy(line -> assertThat(line).contains(" kB came from "));
        }
    }
}
