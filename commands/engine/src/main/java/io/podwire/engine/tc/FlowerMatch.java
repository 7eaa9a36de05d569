package io.podwire.engine.tc;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a flower filter compares (TCA_FLOWER_KEY_*), in the words of tc-flower(8). */
final class FlowerMatch {

    private enum Form {
        MAC,
        ADDRESS,
        NUMBER,
        HEX,
        ETHER_TYPE
    }

    /** A key: its attribute, its mask's (0: always whole), its word, and how its value reads. */
    private record Key(int value, int mask, String word, Form form) {}

    private static final Key[] KEYS = {
        new Key(4, 5, "dst_mac", Form.MAC),
        new Key(6, 7, "src_mac", Form.MAC),
        new Key(9, 0, "ip_proto", Form.NUMBER),
        new Key(10, 11, "src_ip", Form.ADDRESS),
        new Key(12, 13, "dst_ip", Form.ADDRESS),
        new Key(14, 15, "src_ip", Form.ADDRESS),
        new Key(16, 17, "dst_ip", Form.ADDRESS),
        new Key(18, 35, "tcp src_port", Form.NUMBER),
        new Key(19, 36, "tcp dst_port", Form.NUMBER),
        new Key(20, 37, "udp src_port", Form.NUMBER),
        new Key(21, 38, "udp dst_port", Form.NUMBER),
        new Key(41, 39, "sctp src_port", Form.NUMBER),
        new Key(42, 40, "sctp dst_port", Form.NUMBER),
        new Key(23, 0, "vlan_id", Form.NUMBER),
        new Key(24, 0, "vlan_prio", Form.NUMBER),
        new Key(25, 0, "vlan_ethtype", Form.ETHER_TYPE),
        new Key(26, 0, "enc_key_id", Form.NUMBER),
        new Key(27, 28, "enc_src_ip", Form.ADDRESS),
        new Key(29, 30, "enc_dst_ip", Form.ADDRESS),
        new Key(31, 32, "enc_src_ip", Form.ADDRESS),
        new Key(33, 34, "enc_dst_ip", Form.ADDRESS),
        new Key(43, 44, "enc_src_port", Form.NUMBER),
        new Key(45, 46, "enc_dst_port", Form.NUMBER),
        new Key(47, 48, "ip_flags", Form.HEX),
        new Key(49, 50, "icmp code", Form.NUMBER),
        new Key(51, 52, "icmp type", Form.NUMBER),
        new Key(53, 54, "icmpv6 code", Form.NUMBER),
        new Key(55, 56, "icmpv6 type", Form.NUMBER),
        new Key(57, 58, "arp_sip", Form.ADDRESS),
        new Key(59, 60, "arp_tip", Form.ADDRESS),
        new Key(61, 62, "arp_op", Form.NUMBER),
        new Key(63, 64, "arp_sha", Form.MAC),
        new Key(65, 66, "arp_tha", Form.MAC),
        new Key(71, 72, "tcp_flags", Form.HEX),
        new Key(73, 74, "ip_tos", Form.HEX),
        new Key(75, 76, "ip_ttl", Form.NUMBER),
    };

    /** Attributes that compare nothing: class, actions, the filter's own protocol once more, flags, hardware count. */
    private static final List<Integer> NO_KEYS = List.of(1, 3, 8, 22, 86);

    private FlowerMatch() {}

    /** The comparisons in words, keys podwire does not know by their number; empty where every packet passes. */
    static List<String> words(Attributes options) {
        Map<Integer, byte[]> values = new TreeMap<>();
        while (options.next()) {
            if (!NO_KEYS.contains(options.type())) {
                values.put(options.type(), options.bytes());
            }
        }
        List<String> words = new ArrayList<>();
        for (Key key : KEYS) {
            byte[] mask = key.mask == 0 ? null : values.remove(key.mask);
            byte[] value = values.remove(key.value);
            if (value != null && !allZero(mask)) {
                words.add(key.word + " " + text(key.form, value) + mask(key.form, mask));
            }
        }
        values.keySet().forEach(unknown -> words.add("key " + unknown));
        return words;
    }

    private static String text(Form form, byte[] value) {
        return switch (form) {
            case MAC -> MacAddress.of(value).toString();
            case ADDRESS ->
                value.length == 4 || value.length == 16 ? IpAddress.of(value).toString() : hex(value);
            case NUMBER -> Long.toString(number(value));
            case HEX -> hex(value);
            case ETHER_TYPE -> TcNames.protocol((int) number(value));
        };
    }

    private static String mask(Form form, byte[] mask) {
        if (mask == null || allOnes(mask)) {
            return "";
        }
        int prefix = form == Form.ADDRESS ? prefix(mask) : -1;
        return "/" + (prefix >= 0 ? Integer.toString(prefix) : form == Form.MAC ? text(form, mask) : hex(mask));
    }

    private static long number(byte[] bigEndian) {
        long number = 0;
        for (byte b : bigEndian) {
            number = number << 8 | b & 0xff;
        }
        return number;
    }

    private static String hex(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }

    private static boolean allZero(byte[] mask) {
        if (mask == null) {
            return false;
        }
        for (byte b : mask) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean allOnes(byte[] mask) {
        for (byte b : mask) {
            if (b != -1) {
                return false;
            }
        }
        return true;
    }

    /** Bits of a contiguous mask; -1 for any other. */
    private static int prefix(byte[] mask) {
        int bits = 0;
        boolean ended = false;
        for (byte b : mask) {
            for (int i = 7; i >= 0; i--) {
                boolean set = (b >> i & 1) != 0;
                if (set && ended) {
                    return -1;
                }
                ended |= !set;
                bits += set ? 1 : 0;
            }
        }
        return bits;
    }
}
