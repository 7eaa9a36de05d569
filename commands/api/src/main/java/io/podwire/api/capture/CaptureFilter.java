package io.podwire.api.capture;

import java.util.List;

/**
 * A filter in libpcap's language (pcap-filter(7)).
 *
 * @param text as the user wrote it
 * @param optimized false keeps the compiler's program as it is (tcpdump's {@code -O})
 * @param compiled ready programs, at most one a link type; where there is one for a link's type it is attached, else the text is compiled on
 *     the link
 */
public record CaptureFilter(String text, boolean optimized, List<FilterProgram> compiled) {

    public CaptureFilter {
        compiled = List.copyOf(compiled);
    }
}
