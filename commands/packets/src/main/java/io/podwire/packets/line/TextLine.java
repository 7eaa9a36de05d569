package io.podwire.packets.line;

import io.podwire.api.packet.Http;
import io.podwire.api.packet.TextLines;
import io.podwire.api.value.Octets;
import java.util.List;
import java.util.Locale;

/** Protocols that people can read: the first line, and with {@code -v} all that is text. Secrets were masked before. */
final class TextLine {

    private static final String RTSP =
            " DESCRIBE ANNOUNCE GET_PARAMETER OPTIONS PAUSE PLAY RECORD REDIRECT SETUP SET_PARAMETER TEARDOWN ";

    private static final String SIP =
            " ACK BYE CANCEL DO INFO INVITE MESSAGE NOTIFY OPTIONS PRACK QAUTH REFER REGISTER SPRACK"
                    + " SUBSCRIBE UPDATE PUBLISH ";

    private TextLine() {}

    /**
     * @param body what follows the head in this segment
     * @param cut the capture ends within the head; tcpdump shows no line that it has not all of
     */
    static void http(Line line, Http http, Octets body, boolean cut) {
        line.say("HTTP");
        boolean torn = cut && http.firstLine().length() + 2 > http.headLength();
        if (torn
                && http.method() == null
                && http.reason() == null
                && http.firstLine().length() == http.headLength()) {
            return;
        }
        if (!line.verbose()) {
            if (torn) {
                line.giveUp("http");
                return;
            }
            line.say(": ").say(http.firstLine());
            if (!http.complete() && http.headLength() == http.firstLine().length()) {
                line.cut("http");
            }
            return;
        }
        line.say(", length: ").say(http.length());
        if (torn) {
            line.giveUp("http");
            return;
        }
        line.say("\n\t").say(http.firstLine());
        boolean partly = !http.complete() && partly(http);
        int told = http.headers().size() - (cut && partly ? 1 : 0);
        for (Http.Header header : http.headers().subList(0, Math.max(0, told))) {
            line.say("\n\t").say(header.name()).say(": ").say(header.value());
        }
        if (!http.complete()) {
            if (cut || partly) {
                line.cut("http");
            }
            return;
        }
        line.say("\n\t");
        text(line, body, body.length() < http.length() - http.headLength());
    }

    /** True where the last line of a head that goes on has no end here: it would be longer with one. */
    private static boolean partly(Http http) {
        int length = http.firstLine().length() + 2;
        for (Http.Header header : http.headers()) {
            length += header.name().length() + header.value().length() + 4;
        }
        return length > http.headLength();
    }

    /** Lines of text, until something in them is none. */
    private static void text(Line line, Octets body, boolean cut) {
        int at = 0;
        while (at < body.length()) {
            int end = at;
            while (end < body.length() && printable(body.at(end))) {
                end++;
            }
            boolean ended = end < body.length();
            int next = end + 1;
            if (ended && body.at(end) == '\r') {
                ended = next < body.length() && body.at(next) == '\n';
                next++;
            } else if (ended) {
                ended = body.at(end) == '\n';
            }
            if (!ended && end < body.length() && !(cut && body.at(end) == '\r' && next > body.length())) {
                return;
            } else if (!ended && cut) {
                break;
            }
            line.say("\n\t");
            for (int i = at; i < end; i++) {
                line.say((char) body.at(i));
            }
            if (!ended) {
                line.cut("http");
                return;
            }
            at = next;
        }
        if (cut) {
            line.giveUp("http");
        }
    }

    private static boolean printable(int octet) {
        return octet >= 0x20 && octet < 0x7f || octet == '\t';
    }

    /** The line with which both ends begin (RFC 4253 section 4.2); all else is encrypted. */
    static void secureShell(Line line, Octets bytes, boolean cut) {
        int end = 0;
        while (end < bytes.length() && printable(bytes.at(end)) && bytes.at(end) != '\t') {
            end++;
        }
        if (end == bytes.length() && cut && "SSH-".startsWith(text(bytes))) {
            line.giveUp("ssh");
            return;
        }
        boolean begins =
                end > 3 && bytes.at(0) == 'S' && bytes.at(1) == 'S' && bytes.at(2) == 'H' && bytes.at(3) == '-';
        boolean ends = end < bytes.length()
                && (bytes.at(end) == '\n'
                        || bytes.at(end) == '\r' && end + 1 < bytes.length() && bytes.at(end + 1) == '\n');
        if (begins && ends) {
            line.say(": SSH: ");
            for (int i = 0; i < end; i++) {
                line.say((char) bytes.at(i));
            }
        }
    }

    private static String text(Octets bytes) {
        StringBuilder out = new StringBuilder(4);
        for (int i = 0; i < Math.min(4, bytes.length()); i++) {
            out.append((char) bytes.at(i));
        }
        return out.toString();
    }

    /** Of what has bodies as HTTP has, a body that goes on is not told: the first word is a command, or the second a code. */
    private static boolean speaks(TextLines text, boolean cut) {
        String commands = text.kind().equals("rtsp") ? RTSP : text.kind().equals("sip") ? SIP : null;
        if (commands == null || text.lines().isEmpty()) {
            return true;
        }
        String first = text.lines().get(0);
        boolean torn = cut && text.lines().size() == 1 && !text.ended();
        int blank = first.indexOf(' ');
        String word = blank >= 0 ? first.substring(0, blank) : torn ? "" : first;
        if (!word.isEmpty() && commands.contains(' ' + word.toUpperCase(Locale.ROOT) + ' ')) {
            return true;
        }
        int code = 0;
        int at = blank + 1;
        while (blank > 0 && at < first.length() && first.charAt(at) >= '0' && first.charAt(at) <= '9') {
            code++;
            at++;
        }
        return code == 3 && (at == first.length() ? !torn : first.charAt(at) == ' ');
    }

    /** @param cut the capture has not all of them; tcpdump shows no line of which it has a part only */
    static void lines(Line line, TextLines text, boolean cut) {
        line.say(text.kind().toUpperCase(Locale.ROOT));
        if (!speaks(text, cut)) {
            return;
        }
        boolean all = line.verbose();
        if (all) {
            line.say(", length: ").say(text.length());
        }
        List<String> lines = text.lines();
        int whole = text.ended() ? lines.size() : lines.size() - 1;
        for (int i = 0; i < (all ? lines.size() : 1); i++) {
            if (i >= whole && cut) {
                line.giveUp(text.kind());
                return;
            }
            line.say(all ? "\n\t" : ": ").say(lines.get(i));
            if (i >= whole) {
                line.cut(text.kind());
            }
        }
        if (all && cut) {
            line.giveUp(text.kind());
        }
    }
}
