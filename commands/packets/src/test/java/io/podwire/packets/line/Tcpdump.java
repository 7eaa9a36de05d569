package io.podwire.packets.line;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** tcpdump itself, as the oracle of our lines: it reads a capture file from its standard input. */
final class Tcpdump {

    private static final int MAGIC_NANOS = 0xa1b23c4d;

    private Tcpdump() {}

    /** A frame and when it was seen. */
    record Shot(long nanos, byte[] bytes, int length) {

        static Shot of(long nanos, byte[] bytes) {
            return new Shot(nanos, bytes, bytes.length);
        }
    }

    /** What {@code tcpdump -n FLAGS} prints of these frames; skips the test where there is no tcpdump 4.99. */
    static String prints(String zone, int linkType, List<Shot> shots, String... flags) {
        assumeTrue(
                version().startsWith("tcpdump version 4.99"), "no tcpdump 4.99 here: install Debian's package tcpdump");
        List<String> command = new ArrayList<>(List.of("tcpdump", "-n", "-r", "-"));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TZ", zone);
        return run(builder, file(linkType, shots));
    }

    /** A pcap file with nanoseconds. */
    static byte[] file(int linkType, List<Shot> shots) {
        int size =
                24 + shots.stream().mapToInt(shot -> 16 + shot.bytes().length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC_NANOS).putShort((short) 2).putShort((short) 4);
        out.putLong(0).putInt(262_144).putInt(linkType);
        for (Shot shot : shots) {
            out.putInt((int) (shot.nanos() / 1_000_000_000)).putInt((int) (shot.nanos() % 1_000_000_000));
            out.putInt(shot.bytes().length).putInt(shot.length()).put(shot.bytes());
        }
        return out.array();
    }

    private static String version() {
        try {
            return run(new ProcessBuilder("tcpdump", "--version").redirectErrorStream(true), new byte[0]);
        } catch (IllegalStateException absent) {
            return "";
        }
    }

    private static String run(ProcessBuilder builder, byte[] input) {
        try {
            Process process = builder.start();
            Thread feeder = new Thread(() -> feed(process, input));
            feeder.start();
            try (InputStream out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
            } finally {
                process.waitFor();
                feeder.join();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It ended before it read all: what it printed tells.
        }
    }
}
