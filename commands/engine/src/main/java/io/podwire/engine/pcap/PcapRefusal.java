package io.podwire.engine.pcap;

/** What libpcap said instead of doing it, in its own words. */
final class PcapRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    PcapRefusal(String words) {
        super(words);
    }
}
