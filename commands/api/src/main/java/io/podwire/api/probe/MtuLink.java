package io.podwire.api.probe;

/**
 * A link that packets pass on this machine's part of their way.
 *
 * @param place namespace it is in, as its owner would type it
 * @param link its name
 * @param kind as {@link io.podwire.api.net.LinkKind#kind}; empty for hardware
 * @param mtu bytes
 * @param overhead bytes that tunnels on the way have put around the packet when it comes here
 * @param routed a router sends by it, and so tells the sender of what does not fit; else it only passes frames on, as the far end of a
 *     cable or a bridge's port does, and what does not fit vanishes without a word
 */
public record MtuLink(String place, String link, String kind, int mtu, int overhead, boolean routed) {

    /** The largest packet of ours that passes here. */
    public int fits() {
        return mtu - overhead;
    }

    /** {@code vxlan0 in pod}. */
    public String label() {
        return link + " in " + place;
    }
}
