package io.podwire.api.capture;

import java.util.List;

/**
 * What a capture has counted.
 *
 * @param links by {@link CapturedLink#id}
 */
public record CaptureCounts(List<OfLink> links) {

    public CaptureCounts {
        links = List.copyOf(links);
    }

    /**
     * Of one link.
     *
     * @param link {@link CapturedLink#id}
     * @param name of the link
     * @param received frames that passed the filter: those given and those dropped (tp_packets, packet(7))
     * @param given frames that were handed out
     * @param dropped frames that passed the filter while the ring was full (tp_drops)
     * @param interfaceDropped what the link dropped meanwhile, by its own counters; of {@code any}: all links that there were; null where it has none
     * @param lost why it gives no more though nobody asked it to end: {@code the link was deleted}; null while that is not so
     */
    public record OfLink(
            int link, String name, long received, long given, long dropped, Long interfaceDropped, String lost) {}

    /** {@link OfLink#received} of all. */
    public long received() {
        return links.stream().mapToLong(OfLink::received).sum();
    }

    /** {@link OfLink#given} of all. */
    public long given() {
        return links.stream().mapToLong(OfLink::given).sum();
    }

    /** {@link OfLink#dropped} of all. */
    public long dropped() {
        return links.stream().mapToLong(OfLink::dropped).sum();
    }

    /** {@link OfLink#interfaceDropped} of all that have it. */
    public long interfaceDropped() {
        return links.stream()
                .mapToLong(link -> link.interfaceDropped() == null ? 0 : link.interfaceDropped())
                .sum();
    }
}
