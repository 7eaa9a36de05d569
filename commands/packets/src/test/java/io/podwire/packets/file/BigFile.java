package io.podwire.packets.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a pcap file as a node has them: full TCP segments, their acknowledgements, DNS questions. {@code BigFile FILE MEGABYTES}. */
public final class BigFile {

    private static final int FRAMES = 20_000;
    private static final byte[] QUESTION =
            "\4cart\4shop\3svc\7cluster\5local\0\0\1\0\1".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private final Random random = new Random(1);

    private BigFile() {}

    public static void main(String[] words) throws IOException {
        byte[] header = Pcap.little().begin().bytes();
        byte[] piece = new BigFile().piece();
        try (OutputStream out = Files.newOutputStream(Path.of(words[0]))) {
            out.write(header);
            for (long size = 0; size < Long.parseLong(words[1]) * 1_000_000; size += piece.length) {
                out.write(piece);
            }
        }
    }

    private byte[] piece() {
        Pcap pcap = Pcap.little();
        for (int i = 0; i < FRAMES; i++) {
            int kind = random.nextInt(100);
            byte[] frame = kind < 45 ? tcp(i, 1448) : kind < 85 ? tcp(i, 0) : dns(i);
            pcap.frame(1_700_000_000, i * 10, frame);
        }
        byte[] file = pcap.bytes();
        return java.util.Arrays.copyOfRange(file, 24, file.length);
    }

    private byte[] tcp(int i, int payload) {
        ByteBuffer frame = ip(6, 32 + payload, i);
        frame.putShort((short) (32_768 + i % 50)).putShort((short) 80);
        frame.putInt(i * 1448).putInt(7);
        frame.putShort((short) 0x8010).putShort((short) 501).putInt(0);
        frame.putInt(0x0101080a).putInt(1).putInt(2);
        byte[] bytes = new byte[payload];
        random.nextBytes(bytes);
        return frame.put(bytes).array();
    }

    private ByteBuffer ip(int protocol, int payload, int i) {
        ByteBuffer frame = ByteBuffer.allocate(34 + payload);
        frame.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
        frame.putShort((short) 0x4500).putShort((short) (20 + payload)).putShort((short) i);
        frame.putShort((short) 0x4000).put((byte) 64).put((byte) protocol).putShort((short) 0);
        frame.putInt(0x0af40002 + random.nextInt(50)).putInt(0x0af40102 + random.nextInt(50));
        return frame;
    }

    private byte[] dns(int i) {
        ByteBuffer frame = ip(17, 8 + 12 + QUESTION.length, i);
        frame.putShort((short) (40_000 + i))
                .putShort((short) 53)
                .putShort((short) (20 + QUESTION.length))
                .putShort((short) 0);
        frame.putShort((short) i)
                .putShort((short) 0x100)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(0);
        return frame.put(QUESTION).array();
    }
}
