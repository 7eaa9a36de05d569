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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot by an agent in a process of its own: its file lies beside the user, and nothing is left over there. */
@Timeout(120)
class FarSnapshotTest {

    @TempDir
    Path folder;

    @Test
    void liesBesideTheUser() throws IOException {
        try (NetnsWorld world = NetnsWorld.orSkip();
                Reach reach = new Reach(line -> {})) {
            String pod = world.netns("pod");
            List<String> progress = new CopyOnWriteArrayList<>();
            SessionRequest request =
                    new SessionRequest(null, Path.of("/"), "localhost", null, note -> {}, progress::add, () -> false);
            // as typed in the user's own folder, which the agent's is not
            Path here = Path.of("").toAbsolutePath().relativize(folder.toRealPath());
            CommandSpec snapshot = CommandIndex.load().find("snapshot").load();
            Answer<?> answer = (Answer<?>)
                    snapshot.call(Map.of("write", here.resolve("far.pwz").toString()), reach.open(request));
            SnapshotTaken taken = (SnapshotTaken) answer.items().get(0);
            Path file = folder.resolve("far.pwz");
            assertThat(file).isRegularFile();
            assertThat(taken.bytes()).isEqualTo(file.toFile().length());
            assertThat(Path.of("/far.pwz")).doesNotExist();
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
