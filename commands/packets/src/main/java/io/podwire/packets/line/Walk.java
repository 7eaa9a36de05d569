package io.podwire.packets.line;

import io.podwire.api.packet.Layer;
import io.podwire.api.value.IpAddress;
import java.util.List;

/** A packet's layers one after the other, and what a layer must know of those before it. */
final class Walk {

    private final List<Layer> layers;
    private int at;

    /** Of the IP header last passed; null before one. */
    IpAddress source;

    IpAddress destination;

    /** Hops left, of the same. */
    int ttl;

    /** The IP header told its addresses itself, so what it carries tells ports only. */
    boolean addressesSaid;

    /** Part of a packet sent in parts: checksums can't be right. */
    boolean fragment;

    /** Bytes that IP carries, as its header says. */
    int payload;

    private final boolean outermost;

    /** @param outermost these are a whole packet's layers, not of one that is quoted in another */
    Walk(List<Layer> layers, boolean outermost) {
        this.layers = layers;
        this.outermost = outermost;
    }

    /** The next layer; null where there is none. Does not step. */
    Layer peek() {
        return at < layers.size() ? layers.get(at) : null;
    }

    /** Steps over the next layer. */
    Layer take() {
        return at < layers.size() ? layers.get(at++) : null;
    }

    /** True while not more than so many layers were taken from a whole packet: the first of them is what the link carries. */
    boolean fresh(int taken) {
        return at <= taken && outermost;
    }
}
