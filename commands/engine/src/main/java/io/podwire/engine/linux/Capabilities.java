package io.podwire.engine.linux;

import io.podwire.api.error.BadData;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of capabilities (capabilities(7)), as {@code /proc/PID/status} writes it: 16 hex digits, bit N is capability N.
 *
 * @param bits one bit a capability
 */
public record Capabilities(long bits) {

    /** The ones podwire has to do with; the names and numbers of {@code linux/capability.h}. */
    public enum Capability {
        CAP_NET_BIND_SERVICE(10),
        CAP_NET_ADMIN(12),
        CAP_NET_RAW(13),
        CAP_SYS_MODULE(16),
        CAP_SYS_CHROOT(18),
        CAP_SYS_PTRACE(19),
        CAP_SYS_ADMIN(21),
        CAP_PERFMON(38),
        CAP_BPF(39);

        private final int number;

        Capability(int number) {
            this.number = number;
        }
    }

    /**
     * Reads the effective set out of a status file.
     *
     * @param status the text of {@code /proc/PID/status}
     * @throws BadData where it has no line {@code CapEff}
     */
    public static Capabilities effective(String status) {
        String line = "\nCapEff:\t";
        int at = status.indexOf(line);
        int end = at < 0 ? -1 : status.indexOf('\n', at + line.length());
        try {
            if (end > 0) {
                return new Capabilities(Long.parseUnsignedLong(
                        status.substring(at + line.length(), end).strip(), 16));
            }
        } catch (NumberFormatException e) {
            throw new BadData("/proc/self/status: CapEff is not a hex number", e);
        }
        throw new BadData("/proc/self/status: no line CapEff");
    }

    public boolean has(Capability capability) {
        return (bits >>> capability.number & 1) == 1;
    }

    /** Those of the listed ones that are missing. */
    public List<Capability> lacking(Capability... wanted) {
        List<Capability> lacking = new ArrayList<>();
        for (Capability capability : wanted) {
            if (!has(capability)) {
                lacking.add(capability);
            }
        }
        return lacking;
    }

    /** Names of those known here that it holds, or {@code none}. */
    @Override
    public String toString() {
        List<String> held = new ArrayList<>();
        for (Capability capability : Capability.values()) {
            if (has(capability)) {
                held.add(capability.name());
            }
        }
        return held.isEmpty() ? "none" : String.join(", ", held);
    }
}
