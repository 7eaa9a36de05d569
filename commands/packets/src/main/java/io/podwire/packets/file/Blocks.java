package io.podwire.packets.file;

/** Numbers of pcapng, shared by what reads and what writes it (draft-ietf-opsawg-pcapng). */
final class Blocks {

    /** Reads the same in both byte orders. */
    static final int SECTION = 0x0a0d0d0a;

    static final int BYTE_ORDER = 0x1a2b3c4d;

    static final int INTERFACE = 1;
    /** Obsolete: the enhanced packet block came in its place. */
    static final int PACKET = 2;

    static final int SIMPLE_PACKET = 3;
    static final int NAMES = 4;
    static final int STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;

    /** Type and length before, length again after what a block has. */
    static final int FRAME = 12;

    /** Ends a list of options. */
    static final int END_OF_OPTIONS = 0;

    static final int COMMENT = 1;

    private Blocks() {}

    /** Of what a section begins with. */
    static final class SectionOption {
        static final int HARDWARE = 2;
        static final int SYSTEM = 3;
        static final int APPLICATION = 4;

        private SectionOption() {}
    }

    /** Of an interface description. */
    static final class InterfaceOption {
        static final int NAME = 2;
        static final int DESCRIPTION = 3;
        static final int MAC = 6;
        static final int SPEED = 8;
        static final int RESOLUTION = 9;
        static final int FILTER = 11;
        static final int SYSTEM = 12;
        static final int TIME_OFFSET = 14;

        private InterfaceOption() {}
    }

    /** Of a packet. */
    static final class PacketOption {
        static final int FLAGS = 2;

        private PacketOption() {}
    }

    /** Of an interface's statistics; each has 64 bits. */
    static final class StatisticsOption {
        static final int RECEIVED = 4;
        static final int INTERFACE_DROPPED = 5;
        static final int ACCEPTED = 6;
        static final int SYSTEM_DROPPED = 7;
        static final int DELIVERED = 8;

        private StatisticsOption() {}
    }

    /** Bytes to the next multiple of four. */
    static int padding(int length) {
        return -length & 3;
    }
}
