package io.podwire.shell.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.LiveNames;
import io.podwire.api.host.LiveNames.Name;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.LastingSessions;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of real namespaces, soon after these came and went, and while everything changes. */
class LiveNamesRealTest {

    /** What the prompt promises, and something for a machine that does other things too. */
    private static final Duration AT_MOST = Duration.ofMillis(100 + 150);

    private NetnsWorld world;
    private LastingSessions sessions;
    private LiveNames names;

    @BeforeEach
    void world() {
        world = NetnsWorld.orSkip();
        sessions = LocalWiring.lasting(LocalWiring::session);
        names = sessions.names(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false));
    }

    @AfterEach
    void remove() {
        names.close();
        sessions.close();
        world.close();
    }

    private static List<String> texts(List<Name> names) {
        return names.stream().map(Name::text).toList();
    }

    private static void within(Duration most, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(most);
        }
    }

    @Test
    void namespacesAddressesAndLinksComeAndGo() {
        String a = world.netns("a");
        within(Duration.ofSeconds(5), () -> texts(names.now().netnses()).contains(a));
        world.address(a, "lo", "10.212.0.1/32");
        world.address(a, "lo", "fd00:212::1/128");
        within(
                Duration.ofSeconds(5),
                () -> texts(names.now().addresses()).containsAll(List.of("10.212.0.1", "fd00:212::1")));
        String b = world.netns("b");
        world.veth(a, "va", b, "vb");
        TargetRef in = TargetRef.parse("netns/" + a);
        within(Duration.ofSeconds(5), () -> texts(names.links(in)).contains("va"));
        world.remove(b);
        within(
                Duration.ofSeconds(5),
                () -> !texts(names.now().netnses()).contains(b)
                        && !texts(names.links(in)).contains("va"));
        assertThat(texts(names.links(TargetRef.parse("netns/no-such")))).isEmpty();
    }

    @Test
    void answersAtOnceWhileEverythingChanges() throws Exception {
        String a = world.netns("a");
        within(Duration.ofSeconds(5), () -> texts(names.now().netnses()).contains(a));
        AtomicBoolean enough = new AtomicBoolean();
        Thread storm = new Thread(() -> {
            while (!enough.get()) {
                world.address(a, "lo", "10.212.1.1/32");
                world.ip("-n", a, "address", "del", "10.212.1.1/32", "dev", "lo");
                world.remove(world.netns("storm"));
            }
        });
        storm.start();
        try {
            for (int i = 0; i < 50; i++) {
                long begin = System.nanoTime();
                LiveNames.Names now = names.now();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
                assertThat(texts(now.netnses())).contains(a);
            }
        } finally {
            enough.set(true);
            storm.join();
        }
    }
}
