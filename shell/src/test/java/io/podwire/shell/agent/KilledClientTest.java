package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.NetnsWorld;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kill -9 of a client: its agent, the program that runs there and that program's children are gone within five seconds. */
@Timeout(60)
class KilledClientTest {

    @Test
    void nothingStaysBehind() throws Exception {
        // a launch needs what a world needs: root, and namespaces
        NetnsWorld.orSkip().close();
        Process client = new ProcessBuilder(ProcessAgents.java(AgentClientMain.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String line = AgentLaunchTest.line(client.getInputStream());
            assertThat(line).matches("[0-9]+ [0-9]+ [0-9]+");
            long[] pids =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            for (long pid : pids) {
                assertThat(AgentLaunchTest.gone(pid)).as("%d runs", pid).isFalse();
            }
            // Process.destroyForcibly is SIGKILL on Linux
            client.destroyForcibly().waitFor();
            for (long pid : pids) {
                AgentTest.until(() -> AgentLaunchTest.gone(pid));
            }
        } finally {
            client.destroyForcibly();
        }
    }
}
