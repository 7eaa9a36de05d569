package io.podwire.engine.pcap;

/**
 * The two numberings of link types: LINKTYPE, which files and all of podwire have, and DLT, which libpcap's calls have. They differ for
 * those that systems once numbered each in their own way (pcap-common.c, "LINKTYPE_ to DLT_ mapping"); here as on Linux.
 */
final class LinkTypes {

    static final int ETHERNET = 1;

    private LinkTypes() {}

    /** The number for libpcap's calls. */
    static int toDlt(int linkType) {
        return switch (linkType) {
            case 100 -> 11; // ATM_RFC1483
            case 101 -> 12; // RAW
            case 102 -> 15; // SLIP_BSDOS
            case 103 -> 16; // PPP_BSDOS
            case 106 -> 19; // ATM_CLIP
            default -> linkType;
        };
    }
}
