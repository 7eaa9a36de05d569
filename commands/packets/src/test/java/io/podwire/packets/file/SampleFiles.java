package io.podwire.packets.file;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A small file of each kind, for fuzzing to begin with. */
public final class SampleFiles {

    private static final byte[] FRAME = {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 6, 1, 2, 3};

    private SampleFiles() {}

    /** By name. */
    public static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (int magic : new int[] {Pcap.MICROS, Pcap.NANOS, Pcap.KUZNETZOV}) {
                byte[] pcap = new Pcap(order, magic)
                        .frame(1, 2, FRAME)
                        .frame(3, 4, new byte[3])
                        .bytes();
                files.put("pcap-" + order + "-" + Integer.toHexString(magic), pcap);
            }
            files.put(
                    "pcap-old-" + order,
                    new Pcap(order, Pcap.MICROS)
                            .version(2, 3)
                            .frame(1, 2, FRAME)
                            .bytes());
            files.put("pcapng-" + order, pcapng(order));
        }
        byte[] small = Pcap.little().frame(1, 2, FRAME).bytes();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(small);
        }
        files.put("gzip", gzip.toByteArray());
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(pcapng(ByteOrder.LITTLE_ENDIAN));
        }
        files.put("zstd", zstd.toByteArray());
        return files;
    }

    /** Each kind of block and option that is read. */
    private static byte[] pcapng(ByteOrder order) {
        Pcapng file = new Pcapng(order);
        file.section(file.option(1, "a comment"), file.option(4, "dumpcap"), file.ints(0));
        file.link(
                1,
                1500,
                file.option(2, "eth0"),
                file.option(6, new byte[] {2, 0, 0, 0, 0, 1}),
                file.option(8, file.longs(10_000_000_000L)),
                file.option(9, new byte[] {9}),
                file.option(11, "\0port 53"),
                file.option(14, file.longs(3600)),
                file.option(1, "podwire: netns=a pod=b/c ifindex=3 mtu=1450 tunnel-ports=4789"),
                file.ints(0));
        file.link(101, 0, file.option(9, new byte[] {(byte) 0x8a}), file.ints(0));
        file.block(
                4,
                Pcapng.join(
                        file.shorts(1, 9), Pcapng.padded(new byte[] {10, 0, 0, 1, 'd', 'n', 's', 0, 0}), file.ints(0)));
        file.enhanced(
                0,
                1L << 40,
                60,
                FRAME,
                file.option(2, file.ints(13)),
                file.option(1, "GSO: segments of 1448 bytes"),
                file.ints(0));
        file.simple(FRAME.length, FRAME).obsolete(1, 77, FRAME);
        file.block(5, Pcapng.join(file.ints(0, 0, 0), file.option(5, file.longs(7)), file.option(7, file.longs(3))));
        file.block(10, new byte[12]);
        return file.section().link(113, 0).enhanced(0, 5, 17, FRAME).bytes();
    }
}
