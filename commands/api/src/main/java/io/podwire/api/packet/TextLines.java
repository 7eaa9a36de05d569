package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import java.util.List;

/**
 * Lines of a protocol that people can read. Passwords are masked ({@code ***}) unless they were asked for.
 *
 * @param kind {@code ftp}, {@code smtp}, {@code pop3}, {@code imap}, {@code redis}, {@code sip}, {@code rtsp}: by the port
 * @param lines without their ends; bytes that are no printable ASCII are {@code \xNN}
 * @param ended false where the last line goes on behind this segment, or behind what was captured of it
 * @param masked true where something was masked
 * @param length bytes of the segment's payload, as the IP header says
 */
@Kind({"ftp", "smtp", "pop3", "imap", "redis", "sip", "rtsp"})
public record TextLines(String kind, List<String> lines, boolean ended, boolean masked, int length) implements Layer {
    public TextLines {
        lines = List.copyOf(lines);
    }
}
