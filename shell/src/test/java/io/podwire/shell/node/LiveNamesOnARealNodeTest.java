package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Tab offers on a real node while a pod comes and goes; and the pod goes as if nobody were watching. */
@Tag("testbed")
class LiveNamesOnARealNodeTest {

    private static final String POD = "podwire-live-names";
    private static final String LABEL = "default/" + POD;

    /** A completion's 100 ms, and something for a busy machine. */
    private static final long MOST_MICROS = 250_000;

    private final List<Long> micros = new ArrayList<>();

    @Test
    void knowsANewPodWithinASecondAndHoldsNoDeletedOne() throws Exception {
        RealNode node = RealNode.orSkip("n1");
        Process watching = new ProcessBuilder(node.mainFromOutside(LiveNamesMain.class)).start();
        try (BufferedReader answers = watching.inputReader();
                Writer questions = watching.outputWriter()) {
            await(
                    "names at all",
                    Duration.ofSeconds(30),
                    () -> !pods(questions, answers).isEmpty());
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
            node.kubectl("wait", "--for=condition=Ready", "pod/" + POD, "--timeout=60s");
            await(
                    "the new pod is known",
                    Duration.ofSeconds(1),
                    () -> pods(questions, answers).contains(LABEL));
            Map<?, ?> place = node.items("findpod", LABEL).get(0);
            String netns = ((List<?>) ((Map<?, ?>) place.get("netns")).get("names"))
                    .get(0)
                    .toString();
            Map<?, ?> pair = node.items("veth", LABEL).get(0);
            String hostLink = ((Map<?, ?>) pair.get("far")).get("name").toString();
            pods(questions, answers);

            node.kubectl("delete", "pod", POD, "--grace-period=0", "--force", "--wait=false");
            await(
                    "the runtime lets go of " + netns,
                    Duration.ofSeconds(40),
                    () -> !node.run("ls", "/run/netns").text().contains(netns));
            await(
                    "the host's end " + hostLink + " goes",
                    Duration.ofSeconds(2),
                    () -> !node.run("ip", "-br", "link").text().contains(hostLink));
            // Its logs may stay longer than the pod: then a podwire that was just started lists it too.
            await(
                    "as in a new process",
                    Duration.ofSeconds(20),
                    () -> pods(questions, answers).contains(LABEL) == listed(node));
            assertThat(micros).allMatch(each -> each <= MOST_MICROS);
        } finally {
            node.kubectl("delete", "pod", POD, "--grace-period=0", "--force", "--ignore-not-found");
            watching.destroyForcibly().waitFor();
        }
    }

    private static boolean listed(RealNode node) {
        return node.items("pods").stream().anyMatch(pod -> POD.equals(pod.get("name")));
    }

    private List<String> pods(Writer questions, BufferedReader answers) {
        try {
            questions.append("pods\n").flush();
            String answer = answers.readLine();
            assertThat(answer).as("an answer").isNotNull();
            List<String> words = List.of(answer.split(" "));
            micros.add(Long.parseLong(words.get(0)));
            return words.subList(1, words.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, Duration patience, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + patience).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
