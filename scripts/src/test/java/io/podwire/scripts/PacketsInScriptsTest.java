package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture file in a script: typed packets, one at a time. */
class PacketsInScriptsTest {

    private static final byte[] SYN =
            frame("450000280001000040066ecd0a0000010a0000029c40005000000001000000005002200000000000");
    private static final byte[] ACK =
            frame("450000280001000040066ecd0a0000010a0000029c40005000000002000000095010200000000000");
    private static final byte[] QUERY =
            frame("4500002f0001000040116ebb0a0000010a0000029c410035001b000012340100000100000000000001610000010001");

    private final FakeHost host = new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT));
    private final Scripts scripts = new Scripts(new FakeSession(host));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("three.pcap");
        Files.write(file, pcap(List.of(SYN, ACK, QUERY)));
    }

    @AfterEach
    void close() {
        scripts.close();
        host.close();
    }

    private static byte[] frame(String ip) {
        return HexFormat.of().parseHex("020000000002" + "020000000001" + "0800" + ip);
    }

    private static byte[] pcap(List<byte[]> frames) {
        ByteBuffer out = ByteBuffer.allocate(
                24 + frames.stream().mapToInt(f -> 16 + f.length).sum());
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262144)
                .putInt(1);
        for (byte[] frame : frames) {
            out.putLong(0).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return out.array();
    }

    private Object evaluate(String after) {
        return scripts.evaluate("capture(read: '" + file + "')" + after);
    }

    @Test
    void layersAreProperties() {
        assertThat(evaluate(".collect { it.tcp?.syn }")).isEqualTo(Arrays.asList(true, false, null));
        assertThat(evaluate(".collect { it.dns?.questions?.name }"))
                .isEqualTo(Arrays.asList(null, null, List.of("a.")));
        assertThat(
                        evaluate(
                                ".collect { \"$it.source:$it.sourcePort > $it.destination:$it.destinationPort\" as String }[0]"))
                .isEqualTo("10.0.0.1:40000 > 10.0.0.2:80");
        assertThat(evaluate(".collect { it.ethernet.source.toString() }[0]")).isEqualTo("02:00:00:00:00:01");
    }

    @Test
    void findAllLeavesTheRestOutAsPacketsCome() {
        assertThat(evaluate(".findAll { it.tcp?.syn }.collect { it.number }")).isEqualTo(List.of(1L));
        assertThat(evaluate(".findAll { it.tcp }.findAll { it.tcp.ack }.collect { it.number }"))
                .isEqualTo(List.of(2L));
        assertThat(evaluate(".findAll { it.udp }").getClass()).isEqualTo(ScriptStream.class);
    }
}
