package io.podwire.packets.file;

import io.podwire.api.capture.CaptureRequest;

/** Numbers of link types as files have them: <a href="https://www.tcpdump.org/linktypes.html">LINKTYPE_…</a>. */
final class LinkTypes {

    /** LINKTYPE_RAW. */
    private static final int RAW = 101;

    /** What some programs wrote into files instead: BSD's and Linux's own number (DLT_RAW). */
    private static final int RAW_OF_A_SYSTEM = 12;

    private static final int USB_LINUX = 189;
    private static final int USB_LINUX_MMAPPED = 220;
    private static final int DBUS = 231;
    private static final int USBPCAP = 249;
    private static final int USB_DARWIN = 266;
    private static final int EBHSCR = 279;

    private LinkTypes() {}

    /** From a file's field, whose upper half is for other things (the length of a frame's check sequence, and reserved bits). */
    static int ofFile(int field) {
        int number = field & 0xffff;
        return number == RAW_OF_A_SYSTEM ? RAW : number;
    }

    /**
     * Most bytes that a packet can have captured; a file that says more is broken. As libpcap has it, but 16 MiB where it has 128 MiB, since
     * a whole packet must be held.
     */
    static int mostCaptured(int linkType) {
        return switch (linkType) {
            case USB_LINUX, USB_LINUX_MMAPPED, USBPCAP, USB_DARWIN -> 1 << 20;
            case EBHSCR -> 8 << 20;
            case DBUS -> 16 << 20;
            default -> CaptureRequest.MAX_SNAP_LENGTH;
        };
    }
}
