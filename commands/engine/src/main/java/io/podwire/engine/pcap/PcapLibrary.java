package io.podwire.engine.pcap;

import io.podwire.api.error.Unsupported;

/** Whether there is a libpcap on this machine, and which. Looked for once. */
final class PcapLibrary {

    /** Its own words; null where there is none. */
    private static final String VERSION = look();

    private PcapLibrary() {}

    private static String look() {
        try {
            return LibPcap.pcap_lib_version().getString(0);
        } catch (LinkageError e) {
            // UnsatisfiedLinkError out of the static initializer, or a library that lacks what is asked of it
            return null;
        }
    }

    /** {@code libpcap version 1.10.3 (with TPACKET_V3)}; null where there is none. */
    static String version() {
        return VERSION;
    }

    /**
     * As {@link #version}.
     *
     * @throws Unsupported where there is none
     */
    static String required() {
        if (VERSION == null) {
            throw new Unsupported(
                    "a filter is compiled by libpcap, and there is none on this machine",
                    "needs: libpcap.so.1 or libpcap.so.0.8",
                    "try:   apt-get install libpcap0.8, dnf install libpcap, apk add libpcap; or capture without a filter");
        }
        return VERSION;
    }
}
