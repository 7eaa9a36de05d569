package io.podwire.packets.line;

/** TFTP (RFC 1350, RFC 2347), with which machines boot. */
final class TftpLine {

    private static final int ERROR = 5;
    private static final int OPTIONS = 6;

    private TftpLine() {}

    static void say(Line line, Scan scan) {
        line.say("TFTP, length ").say(scan.length);
        if (scan.length < 2) {
            line.cut("tftp");
            return;
        }
        int operation = scan.u16(0);
        boolean whole = switch (operation) {
            case 1, 2 -> request(line.say(operation == 1 ? ", RRQ" : ", WRQ"), scan);
            case 3, 4 -> block(line.say(operation == 3 ? ", DATA" : ", ACK"), scan);
            case ERROR -> error(line.say(", ERROR"), scan);
            case OPTIONS -> options(line.say(", OACK"), scan, 2);
            default -> {
                line.say(", tftp-#").say(operation);
                yield true;
            }
        };
        if (!whole) {
            line.cut("tftp");
        }
    }

    private static boolean request(Line line, Scan scan) {
        if (scan.length == 2) {
            return false;
        }
        int mode = word(line.say(" \""), scan, 2);
        line.say('"');
        if (mode < 0 || mode >= scan.length) {
            return false;
        }
        int at = word(line.say(' '), scan, mode);
        return at >= 0 && options(line, scan, at);
    }

    private static boolean options(Line line, Scan scan, int from) {
        for (int at = from; at < scan.length; ) {
            line.say(scan.u8(at) == 0 ? "" : " ");
            at = word(line, scan, at);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the next begins; -1 where this one has no end. */
    private static int word(Line line, Scan scan, int from) {
        for (int at = from; at < scan.length && scan.has(at, 1); at++) {
            if (scan.u8(at) == 0) {
                return at + 1;
            }
            line.visible(scan.u8(at));
        }
        return -1;
    }

    private static boolean block(Line line, Scan scan) {
        if (scan.length < 4) {
            return false;
        }
        scan.need(2, 2);
        line.say(" block ").say(scan.u16(2));
        return true;
    }

    private static boolean error(Line line, Scan scan) {
        if (scan.length < 4) {
            return false;
        }
        int code = scan.u16(2);
        switch (code) {
            case 0 -> line.say(" EUNDEF");
            case 1 -> line.say(" ENOTFOUND");
            case 2 -> line.say(" EACCESS");
            case 3 -> line.say(" ENOSPACE");
            case 4 -> line.say(" EBADOP");
            case 5 -> line.say(" EBADID");
            case 6 -> line.say(" EEXISTS");
            case 7 -> line.say(" ENOUSER");
            default -> line.say(" tftp-err-#").say(code).say(" \"");
        }
        if (scan.length == 4) {
            return false;
        }
        int end = word(line.say(" \""), scan, 4);
        line.say('"');
        return end >= 0;
    }
}
