package io.podwire.packets.dissect;

import io.podwire.api.packet.TextLines;
import java.util.ArrayList;
import java.util.List;

/** Protocols of lines, by their ports, with their passwords masked. Text of other ports is data, but its secrets are masked too. */
final class LineReader {

    private LineReader() {}

    /** False where this is none; then nothing was read, but masked. */
    static boolean read(Walk walk, int sourcePort, int destinationPort, int at, int end) {
        int limit = walk.limit(end);
        String kind = kind(destinationPort);
        boolean toServer = kind != null;
        if (!toServer) {
            kind = kind(sourcePort);
        }
        SecretMask mask = new SecretMask(walk.bytes);
        boolean told = kind != null && TextLine.looksLikeText(walk.bytes, at, limit);
        if (!walk.options.secrets()) {
            if (told && login(kind)) {
                if (toServer) {
                    LoginSecrets.mask(walk.bytes, kind, at, limit, mask);
                }
            } else if (TextLine.mayBeText(walk.bytes, at, limit)) {
                mask.text(at, limit);
            }
        }
        if (!told) {
            return false;
        }
        boolean ended = walk.bytes[limit - 1] == '\n';
        walk.add(new TextLines(kind, lines(walk.bytes, at, limit), ended, mask.masked(), end - at));
        if (end > walk.captured()) {
            walk.truncated(kind, limit, end);
        }
        return true;
    }

    /** Masks a line of which a segment's end had cut off the rest, now that there is more of it. */
    static void mask(byte[] line, int destinationPort) {
        int end = TextLine.trimmed(line, 0, line.length);
        SecretMask mask = new SecretMask(line);
        mask.headerOrFields(0, end);
        String kind = kind(destinationPort);
        if (login(kind)) {
            LoginSecrets.mask(line, kind, 0, end, mask);
        }
    }

    /** True of those in which a client logs in by words of their own; the others have headers. */
    private static boolean login(String kind) {
        return kind != null && !kind.equals("sip") && !kind.equals("rtsp");
    }

    private static List<String> lines(byte[] bytes, int from, int limit) {
        List<String> lines = new ArrayList<>(4);
        for (int at = from; at < limit; ) {
            int end = TextLine.end(bytes, at, limit);
            lines.add(TextLine.text(bytes, at, TextLine.trimmed(bytes, at, end)));
            at = end + 1;
        }
        return lines;
    }

    private static String kind(int port) {
        return switch (port) {
            case 21 -> "ftp";
            case 25, 587 -> "smtp";
            case 110 -> "pop3";
            case 143 -> "imap";
            case 554, 8554 -> "rtsp";
            case 5060 -> "sip";
            case 6379 -> "redis";
            default -> null;
        };
    }
}
