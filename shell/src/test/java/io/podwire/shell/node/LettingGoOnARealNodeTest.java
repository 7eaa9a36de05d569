package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.agent.AgentProcess;
import io.podwire.shell.agent.CallOptions;
import io.podwire.shell.agent.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pod that an agent has read is deleted as if nobody had looked: kubelet's clean-up is not held up. */
@Tag("testbed")
class LettingGoOnARealNodeTest {

    private static final String POD = "podwire-letting-go";

    @Test
    void aDeletedPodsHostLinkIsGoneWithinTwoSeconds() throws Exception {
        RealNode node = RealNode.orSkip("n1");
        node.kubectl(
                "run",
                POD,
                "--image=testbed.local/busybox:1",
                "--image-pull-policy=IfNotPresent",
                "--restart=Never",
                "--overrides={\"spec\":{\"nodeName\":\"n1\",\"terminationGracePeriodSeconds\":0}}",
                "--",
                "sleep",
                "600");
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        try (AgentProcess agent = AgentProcess.start(
                node.podwireFromOutside("agent"), Heartbeat.USUAL, Duration.ofSeconds(30), errors::add)) {
            node.kubectl("wait", "--for=condition=Ready", "pod/" + POD, "--timeout=60s");
            String netns = read(agent, node);
            String hostLink = hostLink(node);
            assertThat(node.run("ip", "-br", "link").text()).contains(hostLink);

            node.kubectl("delete", "pod", POD, "--grace-period=0", "--force", "--wait=false");
            await(
                    "the runtime lets go of " + netns,
                    Duration.ofSeconds(40),
                    () -> !node.run("ls", "/run/netns").text().contains(netns));
            await(
                    "the host's end " + hostLink + " goes",
                    Duration.ofSeconds(2),
                    () -> !node.run("ip", "-br", "link").text().contains(hostLink));
        } finally {
            node.kubectl("delete", "pod", POD, "--grace-period=0", "--force", "--ignore-not-found");
        }
        assertThat(errors).isEmpty();
    }

    /** Asks everything of the pod that an agent may ask, and answers with the name of its namespace. */
    private static String read(AgentProcess agent, RealNode node) {
        CommandIndex index = CommandIndex.load();
        CallOptions inPod = new CallOptions(TargetRef.parse("default/" + POD), null, null, 50, note -> {});
        for (String name :
                List.of("links", "addresses", "routes", "rules", "neighbors", "fdb", "tc", "sockets", "sysctl")) {
            CommandSpec spec = index.find(name).load();
            Map<String, Object> arguments =
                    name.equals("sysctl") ? Map.of("names", List.of("net.ipv4.ip_forward")) : Map.of();
            assertThat(agent.connection().call(spec, spec.parameters().read(arguments), inPod))
                    .isNotNull();
        }
        Map<?, ?> place = node.items("findpod", "default/" + POD).get(0);
        return ((List<?>) ((Map<?, ?>) place.get("netns")).get("names")).get(0).toString();
    }

    private static String hostLink(RealNode node) {
        Map<?, ?> pair = node.items("veth", "default/" + POD).get(0);
        return ((Map<?, ?>) pair.get("far")).get("name").toString();
    }

    private static void await(String what, Duration patience, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + patience).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
