package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/** What the command {@code capture} gives: packets, or what it was asked to list or to add up instead. */
public sealed interface CaptureItem permits Packet, TrafficRow, CaptureItem.CaptureLink, CaptureItem.Listed {

    /** Which of them. */
    String kind();

    /** As tcpdump prints it; may be of several lines; null where no text was asked for. */
    String line();

    /**
     * A link that can be captured from ({@code -D}).
     *
     * @param number from 1; {@code -i} takes it too
     * @param name of the link, or {@code any}
     * @param up it was set up
     * @param running its carrier is there
     * @param loopback it leads to nowhere else
     * @param line as tcpdump lists it
     */
    @Kind("link")
    record CaptureLink(int number, String name, boolean up, boolean running, boolean loopback, String line)
            implements CaptureItem {
        @Override
        public String kind() {
            return "link";
        }
    }

    /**
     * A line of a list: link types, a filter's program, a count, what a dry run would do.
     *
     * @param line of it
     */
    @Kind("listed")
    record Listed(String line) implements CaptureItem {
        @Override
        public String kind() {
            return "listed";
        }
    }
}
