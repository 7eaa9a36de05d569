package io.podwire.packets.line;

import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.LinuxCooked;
import io.podwire.api.packet.Llc;
import io.podwire.api.packet.Loopback;
import io.podwire.api.packet.Packet;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Vlan;
import io.podwire.api.value.Printable;
import java.time.Instant;
import java.util.List;

/**
 * Says packets as tcpdump 4.99 says them. Stateful, for one stream of packets and one thread: sequence numbers are counted from where each
 * connection began, and some forms of time from a packet before.
 */
public final class LinePrinter {

    /** What tcpdump takes for the biggest frame there is. */
    private static final int MAX_LENGTH = 262_144;

    private final LineOptions options;
    private final Line line;
    private final TimeStamps stamps;
    private boolean naming;

    public LinePrinter(LineOptions options) {
        this(options, AddressNames.NONE, LinkNames.NONE);
    }

    /**
     * With names.
     *
     * @param addresses instead of addresses in headers; never within DNS
     * @param links of frames taken from {@code any}
     */
    public LinePrinter(LineOptions options, AddressNames addresses, LinkNames links) {
        this.options = options;
        this.line = new Line(options, addresses, links);
        this.stamps = new TimeStamps(options);
    }

    /** Names each packet's link behind its time, where tcpdump names that of {@code any}: a pod's as {@code shop/cart-0:eth0}. */
    public LinePrinter namingLinks(boolean wanted) {
        naming = wanted;
        return this;
    }

    /**
     * The line of a packet, and the lines below it that {@code -v} and dumps ask for; without the last line's end.
     *
     * @param packet with {@link Packet#bytes} where a dump is asked for
     */
    public String line(Packet packet) {
        return text(packet).toString();
    }

    /** The same, appended, with the last line's end. */
    public void append(Packet packet, StringBuilder target) {
        target.append(text(packet)).append('\n');
    }

    private StringBuilder text(Packet packet) {
        line.clear();
        StringBuilder out = line.out;
        if (options.number()) {
            number(out, packet.number());
        }
        if (strange(out, packet)) {
            return out;
        }
        Instant time = packet.time();
        stamps.append(out, time.getEpochSecond() * 1_000_000_000 + time.getNano());
        if (naming) {
            name(out, packet);
        }
        Layers.next(line, new Walk(packet.layers(), true));
        if (options.dump() != LineOptions.Dump.NONE && packet.bytes() != null) {
            dump(out, packet);
        }
        return out;
    }

    private static void number(StringBuilder out, long number) {
        for (long least = 10_000; least > number && least > 1; least /= 10) {
            out.append(' ');
        }
        out.append(number).append("  ");
    }

    private static void name(StringBuilder out, Packet packet) {
        if (packet.pod() != null) {
            out.append(Printable.of(packet.pod())).append(':');
        }
        out.append(Printable.of(packet.link())).append(' ');
    }

    private static boolean strange(StringBuilder out, Packet packet) {
        boolean none = packet.captured() == 0;
        boolean empty = packet.length() == 0;
        boolean more = !empty && packet.length() < packet.captured();
        if (!none && !empty && !more && packet.length() <= MAX_LENGTH) {
            return false;
        }
        String separator = "[Invalid header:";
        if (none) {
            separator = say(out, separator, " caplen==0");
        }
        if (empty) {
            separator = say(out, separator, " len==0");
        } else if (more) {
            separator = say(out, separator, " len(" + packet.length() + ") < caplen(" + packet.captured() + ")");
        }
        if (packet.captured() > MAX_LENGTH) {
            separator = say(out, separator, " caplen(" + packet.captured() + ") > " + MAX_LENGTH);
        }
        if (packet.length() > MAX_LENGTH) {
            say(out, separator, " len(" + packet.length() + ") > " + MAX_LENGTH);
        }
        out.append(']');
        return true;
    }

    private static String say(StringBuilder out, String separator, String what) {
        out.append(separator).append(what);
        return ",";
    }

    private void dump(StringBuilder out, Packet packet) {
        byte[] bytes = packet.bytes().bytes();
        int from = options.dump().whole() || line.givenUp() ? 0 : linkHeader(packet.layers());
        if (from >= bytes.length && !options.dump().whole()) {
            return;
        }
        switch (options.dump()) {
            case ASCII, ASCII_WHOLE -> Dumps.ascii(out, bytes, from, bytes.length);
            case HEX, HEX_WHOLE -> Dumps.hex(out, bytes, from, bytes.length);
            case BOTH, BOTH_WHOLE -> Dumps.both(out, bytes, from, bytes.length);
            case NONE -> {}
        }
    }

    /** Bytes in front of the network layer. */
    private static int linkHeader(List<Layer> layers) {
        int length = 0;
        for (Layer layer : layers) {
            if (layer instanceof LinuxCooked cooked) {
                length += CookedLine.headerLength(cooked);
            } else if (layer instanceof Loopback) {
                length += 4;
            } else if (layer instanceof Ethernet || layer instanceof Vlan || layer instanceof Llc) {
                length += EthernetLine.headerLength(layer);
            } else if (layer instanceof Truncated cut
                    && (cut.of().equals("ethernet") || cut.of().equals("vlan"))) {
                length += cut.length();
            } else {
                break;
            }
        }
        return length;
    }
}
