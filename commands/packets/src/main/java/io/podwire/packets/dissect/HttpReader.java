package io.podwire.packets.dissect;

import io.podwire.api.packet.Http;
import io.podwire.api.packet.Http.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The head of an HTTP/1 message (RFC 9112), known by its first line whatever the port. */
final class HttpReader {

    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_METHOD = 16;

    private HttpReader() {}

    /** False where no head begins here; then nothing was read. */
    static boolean read(Walk walk, int at, int end) {
        int limit = walk.limit(end);
        if (at >= limit || walk.bytes[at] < 'A' || walk.bytes[at] > 'Z') {
            return false;
        }
        byte[] bytes = walk.bytes;
        int lineEnd = TextLine.end(bytes, at, limit);
        int firstEnd = TextLine.trimmed(bytes, at, lineEnd);
        boolean response = starts(bytes, at, firstEnd);
        int method = response ? 0 : method(bytes, at, firstEnd, lineEnd < limit);
        if (!response && method == 0) {
            return false;
        }
        SecretMask mask = new SecretMask(bytes);
        int headEnd = head(bytes, lineEnd, limit);
        if (!walk.options.secrets()) {
            mask.text(at, limit);
        }
        boolean complete = headEnd > 0;
        int bodyAt = complete ? headEnd : limit;
        walk.add(http(
                bytes,
                at,
                firstEnd,
                method,
                headers(bytes, lineEnd + 1, bodyAt),
                complete,
                mask.masked(),
                bodyAt - at,
                end - at));
        if (complete) {
            walk.data(bodyAt, end);
        } else if (end > walk.captured()) {
            walk.truncated("http", limit, end);
        }
        return true;
    }

    private static boolean starts(byte[] bytes, int at, int end) {
        if (at + VERSION.length + 1 > end) {
            return false;
        }
        for (int i = 0; i < VERSION.length; i++) {
            if (bytes[at + i] != VERSION[i]) {
                return false;
            }
        }
        return true;
    }

    /** Letters of the method; 0 where this is no request line. One that is not all here needs a target that looks like one. */
    private static int method(byte[] bytes, int at, int end, boolean whole) {
        int blank = at;
        while (blank < end
                && blank - at <= LONGEST_METHOD
                && (bytes[blank] >= 'A' && bytes[blank] <= 'Z' || bytes[blank] == '-' || bytes[blank] == '_')) {
            blank++;
        }
        if (blank - at < 3 || blank + 1 >= end || bytes[blank] != ' ') {
            return 0;
        }
        boolean versioned = end - VERSION.length - 2 > blank && starts(bytes, end - VERSION.length - 1, end);
        boolean target = bytes[blank + 1] == '/' || bytes[blank + 1] == 'h' || bytes[blank + 1] == '*';
        return versioned || !whole && target ? blank - at : 0;
    }

    /** Where the body begins; 0 where the head does not end here. */
    private static int head(byte[] bytes, int firstEnd, int limit) {
        int at = firstEnd + 1;
        while (at < limit) {
            int end = TextLine.end(bytes, at, limit);
            if (end < limit && TextLine.trimmed(bytes, at, end) == at) {
                return end + 1;
            }
            at = end + 1;
        }
        return 0;
    }

    private static List<Header> headers(byte[] bytes, int from, int to) {
        List<Header> headers = new ArrayList<>(8);
        for (int at = from; at < to; ) {
            int end = TextLine.end(bytes, at, to);
            int last = TextLine.trimmed(bytes, at, end);
            if (last > at) {
                header(bytes, at, last, headers);
            }
            at = end + 1;
        }
        return headers;
    }

    private static void header(byte[] bytes, int at, int end, List<Header> headers) {
        if ((bytes[at] == ' ' || bytes[at] == '\t') && !headers.isEmpty()) {
            Header folded = headers.remove(headers.size() - 1);
            headers.add(new Header(
                    folded.name(),
                    folded.value() + " " + TextLine.text(bytes, at, end).strip()));
            return;
        }
        int colon = at;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        headers.add(new Header(
                TextLine.text(bytes, at, colon),
                TextLine.text(bytes, Math.min(end, colon + 1), end).strip()));
    }

    private static Http http(
            byte[] bytes,
            int at,
            int end,
            int method,
            List<Header> headers,
            boolean complete,
            boolean masked,
            int headLength,
            int length) {
        String line = TextLine.text(bytes, at, end);
        if (method == 0) {
            int blank = line.indexOf(' ');
            String rest = blank < 0 ? "" : line.substring(blank + 1);
            Integer status = status(rest);
            return new Http(
                    line,
                    null,
                    null,
                    blank < 0 ? line : line.substring(0, blank),
                    status,
                    status == null || rest.length() < 4 ? null : rest.substring(4),
                    headers,
                    complete,
                    masked,
                    headLength,
                    length);
        }
        int blank = line.lastIndexOf(' ');
        boolean versioned = blank > method && line.startsWith("HTTP/", blank + 1);
        return new Http(
                line,
                line.substring(0, method),
                line.substring(method + 1, versioned ? blank : line.length()),
                versioned ? line.substring(blank + 1) : null,
                null,
                null,
                headers,
                complete,
                masked,
                headLength,
                length);
    }

    private static Integer status(String rest) {
        if (rest.length() < 3) {
            return null;
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            char c = rest.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            status = status * 10 + c - '0';
        }
        return status;
    }
}
