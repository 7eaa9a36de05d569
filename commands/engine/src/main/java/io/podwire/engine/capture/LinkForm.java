package io.podwire.engine.capture;

import io.podwire.api.net.Link;

/**
 * In which form a link's frames are taken.
 *
 * @param linkType see {@link io.podwire.api.capture.CapturedLink#linkType}
 * @param cooked without the link's own header: the kernel says beside the frame what it was, and it gets a header of Linux's own
 */
record LinkForm(int linkType, boolean cooked) {

    private static final int ETHERNET = 1;
    private static final int RAW_IP = 101;
    private static final int LINUX_COOKED_2 = 276;

    /** All links of a namespace, whatever they are. */
    static final LinkForm ANY = new LinkForm(LINUX_COOKED_2, true);

    /**
     * A link's own form where readers of files know it. Frames of all others (PPP, tunnels of IP in IP, which may stand with or without
     * a header) are cooked, as libpcap does it.
     */
    static LinkForm of(Link link) {
        return switch (link.hardware()) {
            // ARPHRD_LOOPBACK has Ethernet's header, with zeros for addresses.
            case "ether", "loopback" -> new LinkForm(ETHERNET, false);
            // ARPHRD_RAWIP has had no name in iproute2 until lately.
            case "none", "rawip", "519" -> new LinkForm(RAW_IP, false);
            default -> ANY;
        };
    }
}
