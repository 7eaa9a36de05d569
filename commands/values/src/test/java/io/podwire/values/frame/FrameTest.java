package io.podwire.values.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotStarted;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.value.TargetRef;
import io.podwire.values.Json;
import io.podwire.values.TypeOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    record Args(String key, List<String> rest) {}

    @Test
    void goldens() {
        assertThat(hex(Frame.empty(FrameType.HEARTBEAT, 0))).isEqualTo("00000005 02 00000000".replace(" ", ""));
        assertThat(hex(Frame.credit(7, 256))).isEqualTo("00000009 11 00000007 00000100".replace(" ", ""));
        assertThat(hex(Frame.data(3, ByteStream.STDERR, new byte[] {1, 2, 3, 4}, 1, 2)))
                .isEqualTo("00000008 20 00000003 02 0203".replace(" ", ""));
        assertThat(hex(Frame.dataEnd(3, ByteStream.STDIN))).isEqualTo("00000006 21 00000003 00".replace(" ", ""));
        assertThat(hex(Frame.dataCredit(3, ByteStream.STDOUT, 65536)))
                .isEqualTo("0000000a 22 00000003 01 00010000".replace(" ", ""));
        assertThat(hex(Frame.cancel(2, true))).isEqualTo("00000006 12 00000002 01".replace(" ", ""));
        assertThat(hex(Frame.signal(2, 15))).isEqualTo("00000006 23 00000002 0f".replace(" ", ""));
        assertThat(hex(new Frame(FrameType.ITEMS, true, 1, "[1".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("00000007 93 00000001 5b31".replace(" ", ""));
    }

    @Test
    void goldenHeaders() {
        assertThat(Json.text(new Hello(1, "0.1.0", "n1", 42, Duration.ofSeconds(10))))
                .isEqualTo("{\"protocol\":1,\"podwire\":\"0.1.0\",\"host\":\"n1\",\"pid\":42,\"silence\":10}");
        Request<Args> request = new Request<>(
                "veth",
                new Args("x", List.of("-c", "a b")),
                TargetRef.parse("shop/cart"),
                null,
                Duration.ofMillis(1500),
                64);
        assertThat(Json.text(request))
                .isEqualTo("{\"command\":\"veth\",\"arguments\":{\"key\":\"x\",\"rest\":[\"-c\",\"a b\"]},"
                        + "\"in\":\"shop/cart\",\"root\":null,\"timeout\":1.5,\"window\":64}");
        assertThat(Json.read(Json.bytes(request), TypeOf.generic(Request.class, Args.class)))
                .isEqualTo(request);
    }

    @Test
    void longMessagesAreSplitAndPutTogether() throws IOException {
        byte[] message = new byte[3 * Frame.MAX_PAYLOAD + 17];
        new Random(1).nextBytes(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FrameWriter(out).message(FrameType.ITEMS, 5, message);
        List<Frame> frames = read(out.toByteArray());

        assertThat(frames).extracting(Frame::more).containsExactly(true, true, true, false);
        MessageParts parts = new MessageParts();
        byte[] whole = null;
        for (Frame frame : frames) {
            assertThat(whole).isNull();
            whole = parts.add(frame);
        }
        assertThat(whole).isEqualTo(message);
        assertThat(parts.add(Frame.json(FrameType.NOTE, 5, "x"))).isEqualTo("\"x\"".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageIsNotCutOffNorEndless() {
        MessageParts parts = new MessageParts();
        parts.add(new Frame(FrameType.ITEMS, true, 1, new byte[10]));
        assertThatThrownBy(() -> parts.add(Frame.empty(FrameType.END, 1))).isInstanceOf(BadData.class);

        MessageParts endless = new MessageParts();
        Frame frame = new Frame(FrameType.ITEMS, true, 1, new byte[Frame.MAX_PAYLOAD]);
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= MessageParts.MAX_MESSAGE / Frame.MAX_PAYLOAD; i++) {
                        endless.add(frame);
                    }
                })
                .isInstanceOf(BadData.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00041006 02 00000000 | a frame of 266241 bytes of payload; at most 266240",
                "ffffffff 02 00000000 | a frame of -6 bytes of payload; at most 266240",
                "00000004 02 00000000 | a frame of -1 bytes of payload; at most 266240",
                "00000005 3f 00000000 | a frame of unknown type 63",
                "00000005 00 00000000 | a frame of unknown type 0",
                "00000005 02 80000000 | a frame on channel -2147483648",
                "00000007 14 00000001 22 | the stream ended within a frame: 1 of 2 bytes of NOTE",
                "000000 | the stream ended within the header of a frame",
            })
    void badFrames(String hex, String message) {
        String beat = "000000050200000000";
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(beat + hex.replace(" ", ""))))
                .isInstanceOf(BadData.class)
                .hasMessage(message);
    }

    @Test
    void whatAShellSaysInsteadIsQuoted() {
        assertThatThrownBy(() -> read("bash: podwire: command\u001b[1m not found\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadData.class)
                .hasMessage("no podwire agent answers there; instead came: bash: podwire: command\\x1b[1m not found");
    }

    @Test
    void anyBytesGiveFramesOrBadData() throws IOException {
        Random random = new Random(11);
        ByteArrayOutputStream valid = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(valid);
        writer.write(Frame.json(FrameType.NOTE, 1, "hello"));
        writer.write(Frame.dataCredit(1, ByteStream.STDIN, 5));
        writer.write(Frame.credit(1, 5));
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Arrays.copyOf(valid.toByteArray(), random.nextInt(valid.size() + 1));
            for (int n = random.nextInt(3); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                for (Frame frame : read(bytes)) {
                    use(frame);
                }
            } catch (BadData e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    /** Everything a peer does with a frame's payload. */
    private static void use(Frame frame) {
        switch (frame.type()) {
            case CREDIT, DATA_CREDIT -> assertThat(frame.granted()).isPositive();
            case CANCEL, SIGNAL -> frame.octet();
            case DATA, DATA_END -> ByteStream.of(frame);
            case HELLO -> Json.read(frame.payload(), Hello.class);
            case PROBLEM -> Json.read(frame.payload(), Problem.class);
            default -> Json.read(frame.payload(), String.class);
        }
    }

    @Test
    void failuresKeepTypeWordsAndHints() {
        PodwireException before = new NotFound("findpod: no pod 'x'", "try: podwire pods");
        RuntimeException after =
                Json.read(Json.bytes(Problem.of(before)), Problem.class).toException();

        assertThat(after).isInstanceOf(NotFound.class).hasMessage(before.getMessage());
        assertThat(((PodwireException) after).hints()).isEqualTo(before.hints());
        assertThat(((PodwireException) Problem.of(new NotStarted(NotStarted.Reason.NO_SUCH_PROGRAM, "no ip"))
                                .toException())
                        .exitCode())
                .isEqualTo(127);
    }

    @Test
    void everyTypeOfFailureTravels() throws ReflectiveOperationException {
        for (Class<?> type : PodwireException.class.getPermittedSubclasses()) {
            PodwireException failure = failure(type);
            PodwireException after = (PodwireException) Problem.of(failure).toException();
            assertThat(after).isInstanceOf(type);
            assertThat(after.exitCode()).isEqualTo(failure.exitCode());
        }
        assertThat(Problem.of(new NullPointerException("x")).toException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the agent: java.lang.NullPointerException: x");
    }

    private static PodwireException failure(Class<?> type) throws ReflectiveOperationException {
        if (type == NotStarted.class) {
            return new NotStarted(NotStarted.Reason.NOT_EXECUTABLE, "m", "h");
        }
        if (type == ScriptFailed.class) {
            return new ScriptFailed("m", 5, null, "h");
        }
        return (PodwireException)
                type.getConstructor(String.class, String[].class).newInstance("m", new String[] {"h"});
    }

    private static String hex(Frame frame) {
        return HexFormat.of().formatHex(FrameWriter.encode(frame));
    }

    private static List<Frame> read(byte[] bytes) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            frames.add(frame);
        }
        return frames;
    }
}
