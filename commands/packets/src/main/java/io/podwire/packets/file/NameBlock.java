package io.podwire.packets.file;

import io.podwire.api.value.IpAddress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A name-resolution block: names of addresses. */
final class NameBlock {

    static final int IPV4 = 1;
    static final int IPV6 = 2;

    private static final int MOST_OF_A_NAME = 253;
    private static final int MOST = 65_536;
    private static final int MOST_OF_A_BLOCK = 65_536;

    private NameBlock() {}

    /** Adds the block's names; those that are there stay. A record that goes over the block's end is the last. */
    static void read(byte[] bytes, int begin, int end, ByteOrder order, Map<IpAddress, String> names) {
        int at = begin;
        while (at + 4 <= end && names.size() < MOST) {
            int type = Bytes.unsignedShort(bytes, at, order);
            int length = Bytes.unsignedShort(bytes, at + 2, order);
            int value = at + 4;
            if (type == 0 || value + length > end) {
                return;
            }
            int octets = type == IPV4 ? 4 : type == IPV6 ? 16 : 0;
            if (octets > 0 && length > octets) {
                String name = firstName(bytes, value + octets, value + length);
                if (!name.isEmpty()) {
                    names.putIfAbsent(IpAddress.of(Arrays.copyOfRange(bytes, value, value + octets)), name);
                }
            }
            at = value + length + Blocks.padding(length);
        }
    }

    private static String firstName(byte[] bytes, int begin, int end) {
        int stop = begin;
        while (stop < end && stop < begin + MOST_OF_A_NAME && bytes[stop] != 0) {
            stop++;
        }
        return new String(bytes, begin, stop - begin, StandardCharsets.UTF_8);
    }

    /** Most bytes that so many names take: each could need a block of its own. */
    static long most(int count) {
        return (long) count * (Blocks.FRAME + 4 + 4 + 16 + MOST_OF_A_NAME + 1 + 3);
    }

    /** Writes names; in several blocks where there are many. */
    static void write(Map<IpAddress, String> names, RecordFormat.Room room) throws IOException {
        BlockBuilder block = new BlockBuilder(Blocks.NAMES);
        for (Map.Entry<IpAddress, String> entry : names.entrySet()) {
            byte[] name = entry.getValue().getBytes(StandardCharsets.UTF_8);
            byte[] octets = entry.getKey().octets();
            int length = octets.length + name.length + 1;
            if (name.length == 0 || name.length > MOST_OF_A_NAME) {
                continue;
            }
            int type = octets.length == 4 ? IPV4 : IPV6;
            byte[] value = Arrays.copyOf(octets, length);
            System.arraycopy(name, 0, value, octets.length, name.length);
            block.number(type | length << 16).padded(value);
            if (block.size() > MOST_OF_A_BLOCK) {
                block.number(0).write(room);
                block = new BlockBuilder(Blocks.NAMES);
            }
        }
        if (block.size() > Blocks.FRAME) {
            block.number(0).write(room);
        }
    }
}
