package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.FrameSource;
import io.podwire.api.error.BadData;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.shell.agent.FakeRing.Shot;
import io.podwire.testkit.MemoryPipe;
import io.podwire.values.Json;
import io.podwire.values.frame.CaptureStart;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameReader;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.FrameWriter;
import io.podwire.values.frame.Hello;
import io.podwire.values.frame.PacketBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames between ends of which one is not ours: what breaks the protocol is refused, by whom it concerns. */
@Timeout(60)
class FramesProtocolTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeRing ring = new FakeRing(64 << 20, "eth0", "vxlan.calico");
    private final MemoryAgent agent = new MemoryAgent(MemoryAgent.CALM, request -> ring);

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    /** What a far end that is none of ours says once it was asked for frames. */
    private interface Saying {

        void say(FrameWriter writer) throws Exception;
    }

    private AgentConnection fromFar;

    private FrameSource captureFrom(MemoryPipe far, MemoryPipe toFar, Saying saying) throws Exception {
        FrameWriter writer = new FrameWriter(far.out());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        fromFar = AgentConnection.open(
                far.in(), toFar.out(), MemoryAgent.hello(MemoryAgent.CALM), MemoryAgent.CALM, LONG);
        CompletableFuture<Void> said = CompletableFuture.runAsync(() -> {
            try {
                AgentTest.next(new FrameReader(toFar.in()), 1);
                writer.message(FrameType.LINKS, 1, Json.bytes(ring.links()));
                saying.say(writer);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        FrameSource source = agent.capture(fromFar);
        said.join();
        return source;
    }

    private static byte[] packet() {
        ByteBuffer one = ByteBuffer.allocate(29).putLong(1).putInt(9).putInt(9);
        return one.array();
    }

    @Test
    void whatCameBeforeTheAgentWasLostIsGiven() throws Exception {
        MemoryPipe far = new MemoryPipe(64 << 10);
        FrameSource source = captureFrom(far, new MemoryPipe(64 << 10), writer -> {
            writer.message(FrameType.PACKETS, 1, packet());
            far.out().close();
        });
        assertThat(source.next(LONG).advance()).isTrue();
        assertThatThrownBy(() -> source.next(LONG)).isInstanceOf(Unreachable.class);
        assertThatThrownBy(() -> source.next(LONG)).isInstanceOf(Unreachable.class);
        assertThat(source.ended()).isFalse();
    }

    @Test
    void packetsThatAreNoneAreRefusedByWhoReadsThem() throws Exception {
        List<byte[]> bad = List.of(
                Arrays.copyOf(packet(), 32),
                Arrays.copyOf(packet(), 40),
                ByteBuffer.allocate(29).putLong(1).putInt(-1).putInt(9).array(),
                ByteBuffer.allocate(29).putLong(1).putInt(9).putInt(8).array(),
                ByteBuffer.allocate(29)
                        .putLong(1)
                        .putInt(9)
                        .putInt(9)
                        .putShort((short) 2)
                        .array(),
                ByteBuffer.allocate(29)
                        .putLong(1)
                        .putInt(9)
                        .putInt(9)
                        .putShort((short) -1)
                        .array());
        for (byte[] message : bad) {
            FrameSource source = captureFrom(
                    new MemoryPipe(64 << 10),
                    new MemoryPipe(64 << 10),
                    writer -> writer.message(FrameType.PACKETS, 1, message));
            assertThatThrownBy(() -> source.next(LONG))
                    .as(HexFormat.of().formatHex(message))
                    .isInstanceOf(BadData.class)
                    .hasMessageStartingWith("packets: ");
        }
    }

    @Test
    void packetsWithoutCreditEndTheConnection() throws Exception {
        FrameSource source = captureFrom(new MemoryPipe(8 << 20), new MemoryPipe(64 << 10), writer -> {
            byte[] full = new byte[Frame.MAX_PAYLOAD / 20 * 20];
            for (int sent = 0; sent <= RemoteFrames.WINDOW; sent += full.length) {
                writer.message(FrameType.PACKETS, 1, full);
            }
        });
        // not one was read, so no credit went back meanwhile
        AgentTest.until(() -> {
            RemoteRunning other = fromFar.stream(
                    TestCommands.ALL.get("numbers"), new TestCommands.Numbers.Args(1, 0), agent.options(10));
            try {
                return other.next(Duration.ZERO) != null;
            } catch (BadData e) {
                return e.getMessage().contains("packets came without credit");
            }
        });
        assertThat(source.next(LONG)).isNotNull();
    }

    @Test
    void aCaptureThatCanNotBeIsRefusedAndTheConnectionGoesOn() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        String good = new String(
                Frame.json(FrameType.CAPTURE, 1, new CaptureStart(FakeRing.request(), null, null, RemoteFrames.WINDOW))
                        .payload(),
                StandardCharsets.UTF_8);
        List<String> bad = List.of(
                "[]",
                "no json",
                "{}",
                good.replace("\"window\":" + RemoteFrames.WINDOW, "\"window\":1000"),
                good.replace("\"snapLength\":262144", "\"snapLength\":0"),
                good.replace("\"snapLength\":262144", "\"snapLength\":262145"),
                good.replace("\"direction\":\"inout\"", "\"direction\":null"),
                good.replace("\"promiscuous\":true", "\"promiscuous\":true,\"newer\":true"));
        int channel = 0;
        for (String json : bad) {
            assertThat(json).isNotEqualTo(good);
            channel++;
            writer.message(FrameType.CAPTURE, channel, json.getBytes(StandardCharsets.UTF_8));
            Frame reply = AgentTest.next(reader, channel);
            assertThat(reply.type()).as(json).isEqualTo(FrameType.PROBLEM);
        }
        writer.message(FrameType.CAPTURE, 99, good.getBytes(StandardCharsets.UTF_8));
        assertThat(AgentTest.next(reader, 99).type()).isEqualTo(FrameType.LINKS);
    }

    @Test
    void noMoreBytesThanGrantedEverLeaveTheAgent() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        int window = CaptureStart.LEAST_WINDOW;
        writer.write(Frame.json(FrameType.CAPTURE, 1, new CaptureStart(FakeRing.request(), null, null, window)));
        for (int i = 0; i < 5000; i++) {
            ring.put(new Shot(0, i, new byte[1000]));
        }
        ring.cancel();
        long granted = window;
        long came = 0;
        for (Frame frame = AgentTest.next(reader, 1);
                frame.type() != FrameType.END;
                frame = AgentTest.next(reader, 1)) {
            if (frame.type() == FrameType.PACKETS) {
                came += frame.payload().length;
                assertThat(came).isLessThanOrEqualTo(granted);
                while (granted - came < PacketBatch.MAX_MESSAGE) {
                    writer.write(Frame.credit(1, 100_000));
                    granted += 100_000;
                }
            }
        }
        assertThat(came).isEqualTo(5000L * 1020);
    }

    @Test
    void anOlderAgentsProtocolIsRefused() throws Exception {
        new FrameWriter(agent.toAgent.out())
                .write(Frame.json(FrameType.HELLO, 0, new Hello(1, "0.1.0", "x", 1, Duration.ofSeconds(10))));
        assertThat(agent.ended()).isInstanceOf(Unsupported.class);
    }
}
