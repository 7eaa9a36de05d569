package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/** An option of a TCP header (RFC 9293 section 3.2). */
public sealed interface TcpOption
        permits TcpOption.Mark,
                TcpOption.Mss,
                TcpOption.WindowScale,
                TcpOption.Sack,
                TcpOption.Timestamps,
                TcpOption.FastOpen,
                TcpOption.UserTimeout,
                TcpOption.Mptcp,
                TcpOption.Other {

    /** Its name. */
    String kind();

    /** One without a value: {@code end} of the list, {@code nop}, {@code sack-permitted} (RFC 2018). */
    @Kind({"end", "nop", "sack-permitted"})
    record Mark(String kind) implements TcpOption {
        /** Kind 0. */
        public static final Mark END = new Mark("end");

        /** Kind 1. */
        public static final Mark NOP = new Mark("nop");

        /** Kind 4. */
        public static final Mark SACK_PERMITTED = new Mark("sack-permitted");
    }

    /**
     * Kind 2: the biggest segment that the sender takes.
     *
     * @param bytes without IP and TCP headers
     */
    @Kind("mss")
    record Mss(int bytes) implements TcpOption {
        @Override
        public String kind() {
            return "mss";
        }
    }

    /**
     * Kind 3: windows are to be shifted (RFC 7323).
     *
     * @param shift bits; at most 14 counts
     */
    @Kind("window-scale")
    record WindowScale(int shift) implements TcpOption {
        @Override
        public String kind() {
            return "window-scale";
        }
    }

    /** Kind 5: what came beyond a gap (RFC 2018). */
    @Kind("sack")
    record Sack(List<Block> blocks) implements TcpOption {
        public Sack {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String kind() {
            return "sack";
        }

        /**
         * A piece that came.
         *
         * @param left number of its first byte
         * @param right number of the byte after its last
         */
        public record Block(long left, long right) {}
    }

    /**
     * Kind 8 (RFC 7323).
     *
     * @param value the sender's clock, 32 bits
     * @param echo the peer's, as last seen
     */
    @Kind("timestamps")
    record Timestamps(long value, long echo) implements TcpOption {
        @Override
        public String kind() {
            return "timestamps";
        }
    }

    /**
     * Kind 34 (RFC 7413).
     *
     * @param cookie empty: one is asked for
     */
    @Kind("fast-open")
    record FastOpen(Octets cookie) implements TcpOption {
        @Override
        public String kind() {
            return "fast-open";
        }
    }

    /**
     * Kind 28 (RFC 5482).
     *
     * @param value as sent: its first bit says minutes instead of seconds
     */
    @Kind("user-timeout")
    record UserTimeout(int value) implements TcpOption {
        @Override
        public String kind() {
            return "user-timeout";
        }
    }

    /**
     * Kind 30 (RFC 8684).
     *
     * @param subtype 0 capable, 1 join, 2 data sequence signal, 3 add and 4 remove address, 5 priority, 6 fail, 7 fast close, 8 reset
     * @param data after kind and length, the subtype's half octet included
     */
    @Kind("mptcp")
    record Mptcp(int subtype, Octets data) implements TcpOption {
        @Override
        public String kind() {
            return "mptcp";
        }
    }

    /**
     * Any other, or one of the above whose length is not its own.
     *
     * @param kind {@code option-} and its number
     * @param number the kind octet
     * @param length the length octet: bytes, kind and length included; 0 and 1 can't be and end the list
     * @param data after kind and length, as far as it is there
     */
    record Other(String kind, int number, int length, Octets data) implements TcpOption {}
}
