package io.podwire.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.testkit.NetnsWorld;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command line, answered here and by the agent that {@code --on localhost} starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnLocalhostTest {

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final Reach reach = new Reach(complaints::add);
    private NetnsWorld world;
    private String netns;

    private record Result(int code, String out, String err) {}

    @BeforeAll
    void build() {
        world = NetnsWorld.orSkip();
        netns = world.netns("on");
        world.ip("-n", netns, "link", "set", "lo", "up");
    }

    @AfterEach
    void theAgentComplainedOfNothing() {
        assertThat(complaints).isEmpty();
    }

    @AfterAll
    void remove() {
        reach.close();
        if (world != null) {
            world.close();
        }
    }

    private Result run(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Console.Input.NOTHING);
        int code = new Program(CommandIndex.load(), reach, LocalWiring::launcher, console, new Patience())
                .run(List.of(line.split(" ")));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "links --in netns/NETNS -o json",
                "addresses netns/NETNS",
                "sysctl net.ipv4.ip_forward --in netns/NETNS -o yaml",
                "neighbors --in netns/NETNS",
                "conntrack --in netns/NETNS -o ndjson",
                "veth nosuch",
                "routes get 192.0.2.1 --in netns/NETNS"
            })
    void answersAsThisProcessDoes(String line) {
        String typed = line.replace("NETNS", netns);
        assertThat(run(typed + " --on localhost")).isEqualTo(run(typed));
    }

    @Test
    void aProgramGivesItsOutputAndItsStatus() {
        Result result = run(
                "nsenter --on localhost netns/" + netns + " -- sh -c echo${IFS}$$;ip${IFS}-br${IFS}link;exit${IFS}7");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("lo ").doesNotContain("eth0");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void anotherHostIsNotThereYet() {
        Result result = run("links --on elsewhere");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err())
                .startsWith("links: --on elsewhere: there is no way to other hosts yet; expected ")
                .contains("localhost")
                .hasLineCount(1);
    }

    @Test
    void aSnapshotAndAHostAreTwoAnswers() {
        Result result = run("links --on localhost --from nosuch.zip");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("links: both --on and --from say who answers; give one of them\n");
    }
}
