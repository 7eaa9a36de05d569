package io.podwire.engine.tc;

import io.podwire.api.value.IpAddress;
import io.podwire.engine.netlink.Attributes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a u32 filter compares ({@code struct tc_u32_sel}): masked 32 bit words at offsets of the network header. */
final class U32Match {

    private static final int KEYS = 16;
    private static final int KEY = 16;

    private U32Match() {}

    /**
     * The comparisons in words; empty where every packet passes them.
     *
     * @param selector TCA_U32_SEL
     * @param protocol EtherType the filter is for: tells where addresses are
     */
    static List<String> words(Attributes selector, int protocol) {
        List<String> words = new ArrayList<>();
        int count = selector.u8(2);
        for (int i = 0; i < count; i++) {
            int at = KEYS + i * KEY;
            int mask = Integer.reverseBytes(selector.s32(at));
            int value = Integer.reverseBytes(selector.s32(at + 4));
            int offset = selector.s32(at + 8);
            boolean behindHeader = selector.s32(at + 12) != 0;
            if (mask != 0) {
                String word = protocol == 0x0800 && !behindHeader ? ipv4(offset, value, mask) : null;
                words.add(word != null ? word : raw(offset, behindHeader, value, mask));
            }
        }
        return words;
    }

    private static String raw(int offset, boolean behindHeader, int value, int mask) {
        return String.format("%08x/%08x at %s%d", value, mask, behindHeader ? "nexthdr+" : "", offset);
    }

    /** RFC 791 section 3.1; null for any other field. */
    private static String ipv4(int offset, int value, int mask) {
        if (offset == 8 && mask == 0x00ff_0000) {
            return "ip protocol " + (value >>> 16);
        }
        int prefix = Integer.bitCount(mask);
        boolean contiguous = mask == (int) (0xffff_ffffL << 32 - prefix);
        if (!contiguous || offset != 12 && offset != 16) {
            return null;
        }
        IpAddress address = IpAddress.of(ByteBuffer.allocate(4).putInt(value).array());
        return (offset == 12 ? "ip src " : "ip dst ") + address + "/" + prefix;
    }
}
