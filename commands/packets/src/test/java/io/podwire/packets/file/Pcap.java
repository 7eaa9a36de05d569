package io.podwire.packets.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes the bytes of pcap files of all kinds. */
final class Pcap {

    static final int MICROS = 0xa1b2c3d4;
    static final int NANOS = 0xa1b23c4d;
    static final int KUZNETZOV = 0xa1b2cd34;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private final int magic;
    private int major = 2;
    private int minor = 4;
    private int snapLength = 262_144;
    private int linkType = 1;
    private boolean begun;

    Pcap(ByteOrder order, int magic) {
        this.order = order;
        this.magic = magic;
    }

    static Pcap little() {
        return new Pcap(ByteOrder.LITTLE_ENDIAN, MICROS);
    }

    Pcap version(int major, int minor) {
        this.major = major;
        this.minor = minor;
        return this;
    }

    Pcap snapLength(int value) {
        snapLength = value;
        return this;
    }

    Pcap linkType(int value) {
        linkType = value;
        return this;
    }

    Pcap begin() {
        begun = true;
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(magic)
                .putShort((short) major)
                .putShort((short) minor)
                .putLong(0)
                .putInt(snapLength)
                .putInt(linkType);
        out.writeBytes(header.array());
        return this;
    }

    /** A record as the fields say, whatever they say. */
    Pcap record(int seconds, int fraction, int first, int second, byte[] bytes) {
        if (!begun) {
            begin();
        }
        ByteBuffer header = ByteBuffer.allocate(magic == KUZNETZOV ? 24 : 16).order(order);
        header.putInt(seconds).putInt(fraction).putInt(first).putInt(second);
        out.writeBytes(header.array());
        out.writeBytes(bytes);
        return this;
    }

    Pcap frame(int seconds, int fraction, byte[] bytes) {
        return record(seconds, fraction, bytes.length, bytes.length, bytes);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}
