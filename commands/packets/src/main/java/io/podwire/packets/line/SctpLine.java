package io.podwire.packets.line;

/** SCTP (RFC 9260): both ends, and each chunk of the packet. */
final class SctpLine {

    private static final int HEADER = 12;
    private static final int CHUNK = 4;
    private static final int DATA_HEAD = 12;
    private static final int INIT_HEAD = 16;
    private static final int SACK_HEAD = 12;

    private SctpLine() {}

    static void say(Line line, Walk walk, Scan scan) {
        if (scan.length < HEADER) {
            line.say("truncated-sctp - ").say(HEADER - scan.length).say(" bytes missing!");
            return;
        }
        if (!scan.has(0, HEADER)) {
            line.cut("sctp");
            return;
        }
        TcpLine.ends(line, walk, scan.u16(0), scan.u16(2));
        line.say(": sctp");
        boolean each = line.options.verbosity() > 1;
        String separator = each ? "\n\t" : " (";
        int number = 1;
        for (int at = HEADER; at < scan.length; number++) {
            int left = scan.length - at;
            if (left < CHUNK) {
                line.say(separator).say(number).say(") [chunk descriptor cut off at end of packet]");
                return;
            }
            if (!scan.has(at, CHUNK)) {
                line.cut("sctp");
                return;
            }
            int length = scan.u16(at + 2);
            int padding = -length & 3;
            if (length < CHUNK || left < padding) {
                line.say(separator).say(number).say(") [Bad chunk length ").say(length);
                line.say(length < CHUNK ? ", < size of chunk descriptor]" : ", > remaining data in packet]");
                return;
            }
            if (!scan.has(at, length)) {
                line.cut("sctp");
                return;
            }
            line.say(separator).say(number).say(") ");
            if (!chunk(line, scan, at, length)) {
                line.say("bogus chunk length ").say(length).say(']');
                return;
            }
            separator = each ? separator : ", (";
            at += length;
            if (!scan.has(at, padding)) {
                line.cut("sctp");
                return;
            }
            at += padding;
        }
    }

    /** False where it is shorter than what it must have. */
    private static boolean chunk(Line line, Scan scan, int at, int length) {
        int type = scan.u8(at);
        line.say('[');
        name(line, type);
        line.say("] ");
        return switch (type) {
            case 0 -> data(line, scan, at, length);
            case 1, 2 -> begin(line, scan, at + CHUNK, length - CHUNK);
            case 3 -> acknowledgment(line, scan, at + CHUNK, length - CHUNK);
            default -> true;
        };
    }

    private static void name(Line line, int type) {
        switch (type) {
            case 0 -> line.say("DATA");
            case 1 -> line.say("INIT");
            case 2 -> line.say("INIT ACK");
            case 3 -> line.say("SACK");
            case 4 -> line.say("HB REQ");
            case 5 -> line.say("HB ACK");
            case 6 -> line.say("ABORT");
            case 7 -> line.say("SHUTDOWN");
            case 8 -> line.say("SHUTDOWN ACK");
            case 9 -> line.say("OP ERR");
            case 10 -> line.say("COOKIE ECHO");
            case 11 -> line.say("COOKIE ACK");
            case 12 -> line.say("ECN ECHO");
            case 13 -> line.say("ECN CWR");
            case 14 -> line.say("SHUTDOWN COMPLETE");
            case 0xc0 -> line.say("FOR CUM TSN");
            case 0xc1 -> line.say("REL CTRL");
            case 0xc2 -> line.say("REL CTRL ACK");
            default -> line.say("Unknown chunk type: 0x").hex(type);
        }
    }

    private static boolean data(Line line, Scan scan, int chunk, int length) {
        int flags = scan.u8(chunk + 1);
        line.say((flags & 4) != 0 ? "(U)" : "").say((flags & 2) != 0 ? "(B)" : "");
        line.say((flags & 1) != 0 ? "(E)" : "").say((flags & 7) != 0 ? " " : "");
        if (length < CHUNK + DATA_HEAD) {
            return false;
        }
        int at = chunk + CHUNK;
        line.say("[TSN: ").say(scan.u32(at)).say("] [SID: ").say(scan.u16(at + 4));
        line.say("] [SSEQ ").say(scan.u16(at + 6)).say("] [PPID ");
        payload(line, scan.u32(at + 8));
        line.say("] ");
        if (length == CHUNK + DATA_HEAD) {
            return false;
        }
        if (line.options.verbosity() > 1) {
            line.say("[Payload");
            if (!line.quiet() && !line.options.dump().replacesUnknown()) {
                line.say(':');
                line.unknown(scan.bytes.slice(at + DATA_HEAD, length - CHUNK - DATA_HEAD));
            }
            line.say(']');
        }
        return true;
    }

    /** IANA's numbers of what is carried; Kubernetes sees those of mobile networks. */
    private static void payload(Line line, long protocol) {
        String name = protocol > 63
                ? null
                : switch ((int) protocol) {
                    case 1 -> "ISDN Q.921";
                    case 2 -> "M2UA";
                    case 3 -> "M3UA";
                    case 4 -> "SUA";
                    case 5 -> "M2PA";
                    case 6 -> "V5.2";
                    case 7 -> "H.248";
                    case 8 -> "BICC";
                    case 9 -> "TALI";
                    case 10 -> "DUA";
                    case 11 -> "ASAP";
                    case 12 -> "ENRP";
                    case 13 -> "H.323";
                    case 14 -> "Q.IPC";
                    case 15 -> "SIMCO";
                    case 16 -> "DDPSC";
                    case 17 -> "DDPSSC";
                    case 18 -> "S1AP";
                    case 19 -> "RUA";
                    case 20 -> "HNBAP";
                    case 21 -> "ForCES HP";
                    case 22 -> "ForCES MP";
                    case 23 -> "ForCES LP";
                    case 24 -> "SBc-AP";
                    case 25 -> "NBAP";
                    case 27 -> "X2AP";
                    default -> null;
                };
        if (name == null) {
            line.say("0x").hex(protocol);
        } else {
            line.say(name);
        }
    }

    private static boolean begin(Line line, Scan scan, int at, int length) {
        if (length < INIT_HEAD) {
            return false;
        }
        line.say("[init tag: ").say(scan.u32(at)).say("] [rwnd: ").say(scan.u32(at + 4));
        line.say("] [OS: ").say(scan.u16(at + 8)).say("] [MIS: ").say(scan.u16(at + 10));
        line.say("] [init TSN: ").say(scan.u32(at + 12)).say("] ");
        return true;
    }

    private static boolean acknowledgment(Line line, Scan scan, int at, int length) {
        if (length < SACK_HEAD) {
            return false;
        }
        long first = scan.u32(at);
        int gaps = scan.u16(at + 8);
        int duplicates = scan.u16(at + 10);
        line.say("[cum ack ").say(first).say("] [a_rwnd ").say(scan.u32(at + 4));
        line.say("] [#gap acks ").say(gaps).say("] [#dup tsns ").say(duplicates).say("] ");
        int next = at + SACK_HEAD;
        int end = at + length;
        for (int i = 1; i <= gaps && next < end; i++, next += 4) {
            if (end - next < 4) {
                return false;
            }
            line.say("\n\t\t[gap ack block #").say(i).say(": start = ").say(first + scan.u16(next) & 0xffff_ffffL);
            line.say(", end = ").say(first + scan.u16(next + 2) & 0xffff_ffffL).say("] ");
        }
        for (int i = 1; i <= duplicates && next < end; i++, next += 4) {
            if (end - next < 4) {
                return false;
            }
            line.say("\n\t\t[dup TSN #").say(i).say(": ").say(scan.u32(next)).say("] ");
        }
        return true;
    }
}
