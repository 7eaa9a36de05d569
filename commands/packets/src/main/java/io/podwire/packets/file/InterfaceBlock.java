package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.value.MacAddress;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads an interface description. */
final class InterfaceBlock {

    /** Before the options: link type, two reserved bytes, snap length. */
    static final int FIXED = 8;

    private static final int MOST_OF_A_NAME = 256;
    private static final int MOST_OF_A_TEXT = 1024;

    private String name = "";
    private String description;
    private String filter;
    private MacAddress mac;
    private Integer speedMegabits;
    private int resolution = TickClock.USUAL;
    private long offsetSeconds;
    private final List<String> notes = new ArrayList<>();
    private Map<String, String> ours = Map.of();
    private final int linkType;
    private final int snapLength;
    private final boolean broken;

    /**
     * @param begin where the block's body lies
     * @param end of the body
     */
    InterfaceBlock(byte[] bytes, int begin, int end, ByteOrder order) {
        linkType = LinkTypes.ofFile(Bytes.unsignedShort(bytes, begin, order));
        long said = Bytes.unsignedInt(bytes, begin + 4, order);
        snapLength = said > Integer.MAX_VALUE ? 0 : (int) said;
        Options options = new Options(bytes, begin + FIXED, end, order);
        while (options.next()) {
            read(options, bytes);
        }
        broken = options.broken();
    }

    private void read(Options option, byte[] bytes) {
        switch (option.code()) {
            case Blocks.COMMENT -> comment(option.text(MOST_OF_A_TEXT));
            case Blocks.InterfaceOption.NAME -> name = option.text(MOST_OF_A_NAME);
            case Blocks.InterfaceOption.DESCRIPTION -> description = option.text(MOST_OF_A_TEXT);
            case Blocks.InterfaceOption.MAC -> {
                if (option.length() == 6) {
                    mac = MacAddress.of(Arrays.copyOfRange(bytes, option.at(), option.at() + 6));
                }
            }
            case Blocks.InterfaceOption.SPEED -> {
                Long bits = option.number();
                long megabits = bits == null ? 0 : Long.divideUnsigned(bits, 1_000_000);
                speedMegabits = megabits == 0 || megabits > Integer.MAX_VALUE ? null : (int) megabits;
            }
            case Blocks.InterfaceOption.RESOLUTION -> {
                if (option.length() == 1) {
                    resolution = bytes[option.at()] & 0xff;
                }
            }
            case Blocks.InterfaceOption.TIME_OFFSET -> {
                Long seconds = option.number();
                offsetSeconds = seconds == null ? 0 : seconds;
            }
            case Blocks.InterfaceOption.FILTER -> {
                // The first octet tells a filter's text from a program.
                if (option.length() > 1 && bytes[option.at()] == 0) {
                    filter = option.text(1, MOST_OF_A_TEXT);
                }
            }
            default -> {
                // Addresses, hardware and the like of the machine: nothing that a frame needs.
            }
        }
    }

    private void comment(String comment) {
        Map<String, String> fields = LinkComment.fields(comment);
        if (fields != null) {
            ours = fields;
        } else if (notes.size() < 4) {
            notes.add(comment);
        }
    }

    /** True where its options do not end with it. */
    boolean broken() {
        return broken;
    }

    TickClock clock() {
        return new TickClock(resolution, offsetSeconds);
    }

    /** @param id within the file, all sections counted */
    CapturedLink link(int id) {
        if (ours.isEmpty() && description != null) {
            // Of others' files it says what the name does not; in ours it repeats the fields.
            notes.add(0, description);
        }
        return new CapturedLink(
                id,
                number("ifindex"),
                name,
                ours.get("netns"),
                longNumber("inode"),
                ours.get("pod"),
                linkType,
                snapLength,
                clock().finerThanMicros(),
                mac,
                number("mtu"),
                speedMegabits,
                ports(),
                filter,
                ours.get("compiler"),
                notes.isEmpty() ? null : String.join("\n", notes));
    }

    private Integer number(String field) {
        Long value = longNumber(field);
        return value == null || value > Integer.MAX_VALUE ? null : value.intValue();
    }

    private Long longNumber(String field) {
        return ours.containsKey(field) ? parsed(ours.get(field)) : null;
    }

    private List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (String text : ours.getOrDefault("tunnel-ports", "").split(",")) {
            Long port = parsed(text);
            if (port != null && port <= 0xffff) {
                ports.add(port.intValue());
            }
        }
        return ports;
    }

    private static Long parsed(String digits) {
        if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Long.valueOf(digits);
    }
}
