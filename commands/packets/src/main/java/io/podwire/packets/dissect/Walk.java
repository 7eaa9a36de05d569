package io.podwire.packets.dissect;

import io.podwire.api.packet.Data;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Malformed;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Unread;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame on its way through the readers. Two ends matter to each of them: {@code end}, where its own part ends on the wire as the headers
 * above say, and {@link #captured}, where the bytes end that were kept. What lies beyond the second was cut; what would lie beyond the first
 * was never sent.
 */
final class Walk {

    /** More headers than any tunnel in tunnel has; a frame of 64 KiB could have 3,000 of IPv4. */
    private static final int MOST_LAYERS = 24;

    final byte[] bytes;
    final DissectOptions options;
    final List<Integer> tunnelPorts;

    /** Where bytes end; within a quoted packet where the quotation does. */
    private int captured;

    private List<Layer> layers = new ArrayList<>(6);

    /** Where the innermost IP header has its source address, the destination address behind it. */
    private int addressesAt;

    private int addressLength;

    /** The address that checksums count as destination where a routing header names the last hop; -1: the header's own. */
    private int lastHopAt = -1;

    private boolean fragment;

    /** Null where no secret is masked, and within what a message quotes. */
    OpenSecrets open;

    Walk(byte[] bytes, int captured, DissectOptions options, List<Integer> tunnelPorts, OpenSecrets open) {
        this.open = open;
        this.bytes = bytes;
        this.captured = captured;
        this.options = options;
        this.tunnelPorts = tunnelPorts;
    }

    List<Layer> layers() {
        return layers;
    }

    int captured() {
        return captured;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** False where there are so many layers that somebody is playing; then the rest is data. */
    boolean deeper(int at, int end) {
        if (layers.size() < MOST_LAYERS) {
            return true;
        }
        data(at, end);
        return false;
    }

    int u8(int at) {
        return bytes[at] & 0xff;
    }

    int u16(int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    int u24(int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }

    int s32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }

    long u32(int at) {
        return s32(at) & 0xffff_ffffL;
    }

    MacAddress mac(int at) {
        return MacAddress.of(bytes, at, 6);
    }

    IpAddress ipv4(int at) {
        return IpAddress.of(bytes, at, 4);
    }

    IpAddress ipv6(int at) {
        return IpAddress.of(bytes, at, 16);
    }

    /** Where bytes end of a part that ends at {@code end}. */
    int limit(int end) {
        return Math.min(end, captured);
    }

    /** The bytes from {@code at} to {@code end}, as far as there are. */
    Octets octets(int at, int end) {
        int limit = limit(end);
        return at >= limit ? Octets.EMPTY : Octets.view(bytes, at, limit - at);
    }

    /** True where {@code count} bytes are there; else a layer says why not, and the reader is done. */
    boolean has(String kind, int at, int count, int end) {
        if (at + count <= limit(end)) {
            return true;
        }
        if (at + count <= end) {
            truncated(kind, at, end);
        } else {
            malformed(kind, count + " bytes are needed, " + Math.max(0, end - at) + " are there", at, end);
        }
        return false;
    }

    /** Like {@link #has} for a header that begins with two ports: they are told where they are there. */
    boolean hasPorts(String kind, int at, int count, int end) {
        if (at + count <= limit(end) || at + count > end) {
            return has(kind, at, count, end);
        }
        Octets rest = octets(at, end);
        Integer source = rest.length() >= 2 ? u16(at) : null;
        Integer destination = rest.length() >= 4 ? u16(at + 2) : null;
        add(new Truncated(kind, source, destination, rest, end - at));
        return false;
    }

    void truncated(String kind, int at, int end) {
        add(new Truncated(kind, null, null, octets(at, end), Math.max(0, end - at)));
    }

    void malformed(String kind, String reason, int at, int end) {
        add(new Malformed(kind, reason, octets(at, end), Math.max(0, end - at)));
    }

    void unread(String kind, int number, int at, int end) {
        add(new Unread(kind, number, octets(at, end), Math.max(0, end - at)));
    }

    /** What follows the last header that is read; nothing where it is empty. */
    void data(int at, int end) {
        if (at < end) {
            add(new Data(octets(at, end), end - at));
        }
    }

    /** An IP header was read; transports need its addresses for their checksums. */
    void ip(int at, int length, boolean isFragment) {
        addressesAt = at;
        addressLength = length;
        lastHopAt = -1;
        fragment = isFragment;
    }

    /** An IPv6 fragment header was read. */
    void fragmented() {
        fragment = true;
    }

    /** A routing header names where the packet ends up. */
    void lastHop(int at) {
        lastHopAt = at;
    }

    /** A number for one direction of a connection: its addresses and ports, mixed (FNV-1a). */
    long flow(int sourcePort, int destinationPort) {
        long hash = 0xcbf29ce484222325L;
        for (int i = addressesAt; i < addressesAt + 2 * addressLength; i++) {
            hash = (hash ^ bytes[i] & 0xff) * 0x100000001b3L;
        }
        return (hash ^ (long) sourcePort << 16 ^ destinationPort) * 0x100000001b3L;
    }

    boolean overIpv6() {
        return addressLength == 16;
    }

    /**
     * What a checksum should be.
     *
     * @param field where it is: within the bytes summed, at an even place
     * @param protocol IP protocol where a pseudo-header is summed as well; -1: none
     * @return null where it was not asked for or not all is there; equal to what was sent where that is right
     */
    Integer checksum(int at, int end, int field, int protocol) {
        if (!options.checksums() || end > captured || (fragment && protocol >= 0)) {
            return null;
        }
        long sum = InternetChecksum.sum(bytes, at, end);
        if (protocol >= 0) {
            sum += InternetChecksum.sum(bytes, addressesAt, addressesAt + addressLength);
            int destination = lastHopAt >= 0 ? lastHopAt : addressesAt + addressLength;
            sum += InternetChecksum.sum(bytes, destination, destination + addressLength);
            sum += protocol + (end - at >>> 16) + (end - at & 0xffff);
        }
        return InternetChecksum.expected(sum, u16(field));
    }

    /**
     * Reads a packet that a message quotes: it ends where the message ends, whatever its own headers say.
     *
     * @return its layers
     */
    List<Layer> quoted(int at, int end, boolean v6) {
        List<Layer> outer = layers;
        int outerCaptured = captured;
        int outerAt = addressesAt;
        int outerLength = addressLength;
        int outerLastHop = lastHopAt;
        boolean outerFragment = fragment;
        OpenSecrets outerOpen = open;
        open = null;
        layers = new ArrayList<>(4);
        captured = limit(end);
        if (v6) {
            Ipv6Reader.quoted(this, at);
        } else {
            Ipv4Reader.quoted(this, at);
        }
        List<Layer> quoted = layers;
        layers = outer;
        captured = outerCaptured;
        addressesAt = outerAt;
        addressLength = outerLength;
        lastHopAt = outerLastHop;
        fragment = outerFragment;
        open = outerOpen;
        return quoted;
    }
}
