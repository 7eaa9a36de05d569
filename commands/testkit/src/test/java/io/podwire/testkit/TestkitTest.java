package io.podwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotFound;
import io.podwire.api.host.Network;
import io.podwire.api.net.Netns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fakes must fail where they promise to. */
class TestkitTest {

    private static final Netns HOST = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    @Test
    void anOpenNetworkFailsTheTest() {
        FakeHost host = new FakeHost("n1", new FakeNetwork(HOST).links());
        Network network = host.enter(HOST);
        assertThat(network.links()).isEmpty();
        assertThatThrownBy(host::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 networks were left open")
                .hasRootCauseMessage("host was entered here");
        network.close();
        host.close();
        assertThat(host.entered()).isEqualTo(1);
    }

    @Test
    void whatWasNotToldOrIsClosedCannotBeAsked() {
        FakeHost host = new FakeHost("n1", new FakeNetwork(HOST).links());
        Network network = host.enter(HOST);
        assertThatThrownBy(network::routes).isInstanceOf(AssertionError.class);
        network.close();
        assertThatThrownBy(network::links).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> host.vanishing(HOST).enter(HOST)).isInstanceOf(NotFound.class);
    }

    @Test
    void goldens() {
        List<Goldens> cases = Goldens.parse("== one\n00 01 # two\n  ff\n--\n{\"a\": 1}\n\n== two\n--\n");
        assertThat(cases).extracting(Goldens::name).containsExactly("one", "two");
        assertThat(cases.get(0).bytes()).containsExactly(0, 1, -1);
        assertThat(cases.get(0).expected()).isEqualTo("{\"a\": 1}");
        assertThatThrownBy(() -> Goldens.parse("== one\n00\n")).isInstanceOf(AssertionError.class);
    }

    @Test
    void aWorldIsRemovedThoughItsTestFails() {
        String[] name = new String[1];
        assertThatThrownBy(() -> {
                    try (NetnsWorld world = NetnsWorld.orSkip()) {
                        name[0] = world.netns("a");
                        world.netns("b");
                        assertThat(world.inode(name[0])).isPositive();
                        world.ip("no", "such", "thing");
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no such thing");
        assertThat(Files.exists(Path.of("/run/netns", name[0]))).isFalse();
    }
}
