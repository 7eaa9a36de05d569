package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.FrameSource;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unreachable;
import io.podwire.shell.agent.FakeRing.Shot;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A capture through an agent that ends before its time, at either end, holds nothing. */
@Timeout(60)
class AgentFramesEndingTest {

    private final FakeRing ring = new FakeRing(64 << 20, "eth0", "vxlan.calico");
    private final MemoryAgent agent = new MemoryAgent(MemoryAgent.CALM, request -> ring);

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    @Test
    void whyItCanNotBeginIsThrownAtOnce() throws Exception {
        MemoryAgent refusing = new MemoryAgent(MemoryAgent.CALM, request -> {
            throw new NotPermitted("capture: socket: EPERM", "needs: CAP_NET_RAW");
        });
        try (AgentConnection connection = refusing.connect()) {
            assertThatThrownBy(() -> connection.capture(FakeRing.request(), refusing.options(10), () -> false))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage("capture: socket: EPERM");
        }
        refusing.close();
    }

    @Test
    void aUserWhoLosesPatienceNeedNotWaitForTheFirstLink() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        MemoryAgent slow = new MemoryAgent(MemoryAgent.CALM, request -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError();
            } catch (InterruptedException e) {
                return ring;
            }
        });
        try (AgentConnection connection = slow.connect();
                FrameSource source =
                        connection.capture(FakeRing.request(), slow.options(10), () -> inside.getCount() == 0)) {
            assertThat(Shot.rest(source)).isEmpty();
            AgentTest.until(ring::closed);
        }
        slow.close();
    }

    @Test
    void closingLetsGoAtOnce() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            FrameSource source = agent.capture(connection);
            ring.put(new Shot(0, 1, new byte[9]));
            source.close();
            AgentTest.until(ring::closed);
            AgentTest.until(() -> agent.server.openChannels().isEmpty());
        }
    }

    @Test
    void aReaderThatStoodStillCanStillLetGo() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            FrameSource source = agent.capture(connection);
            for (int i = 0; i < 10_000; i++) {
                ring.put(new Shot(0, i, new byte[4000]));
            }
            AgentTest.until(() -> ring.counts().given() > 1000);
            source.close();
            AgentTest.until(ring::closed);
        }
    }

    @Test
    void anAgentThatLosesItsClientLetsGo() throws Exception {
        agent.capture(agent.connect());
        agent.toAgent.out().close();
        assertThat(agent.ended()).isInstanceOf(Unreachable.class);
        AgentTest.until(ring::closed);
    }
}
