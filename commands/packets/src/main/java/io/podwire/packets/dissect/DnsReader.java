package io.podwire.packets.dissect;

import io.podwire.api.packet.Dns;
import io.podwire.api.packet.Dns.Damage;
import io.podwire.api.packet.Dns.Question;
import io.podwire.api.packet.DnsRecord;
import java.util.ArrayList;
import java.util.List;

/** A DNS message (RFC 1035). One a message, since what is read first decides how far the rest is trusted. */
final class DnsReader {

    private static final int HEADER = 12;
    private static final int CLASS_TOP_BIT = 0x8000;
    private static final int OPT = 41;

    private final Walk walk;
    private final int limit;
    private final boolean multicast;
    private final DnsNames names;
    private final DnsValues values;
    private Damage damage;

    private DnsReader(Walk walk, int at, int end, boolean multicast) {
        this.walk = walk;
        this.limit = walk.limit(end);
        this.multicast = multicast;
        this.names = new DnsNames(walk.bytes, at, limit);
        this.values = new DnsValues(walk, names);
    }

    /**
     * Reads one over UDP.
     *
     * @param multicast the classes' top bit has multicast DNS' meaning (RFC 6762 sections 5.4 and 10.2)
     */
    static void read(Walk walk, int at, int end, boolean multicast) {
        if (walk.has("dns", at, HEADER, end)) {
            walk.add(new DnsReader(walk, at, end, multicast).message(at, end - at, false));
        }
    }

    /** Reads the first of a TCP segment, as far as that has it (RFC 7766 section 8). */
    static void readTcp(Walk walk, int at, int end) {
        if (!walk.has("dns", at, 2, end)) {
            return;
        }
        int length = walk.u16(at);
        if (length < HEADER || at + 2 + HEADER > walk.limit(end)) {
            // the middle of a message that began in another segment, or a length that stands alone
            walk.data(at, end);
            return;
        }
        int messageEnd = Math.min(end, at + 2 + length);
        walk.add(new DnsReader(walk, at + 2, messageEnd, false).message(at + 2, length, true));
        walk.data(messageEnd, end);
    }

    private Dns message(int at, int length, boolean overTcp) {
        int flags = walk.u16(at + 2);
        names.to(at + HEADER);
        int questionCount = walk.u16(at + 4);
        int answerCount = walk.u16(at + 6);
        int authorityCount = walk.u16(at + 8);
        int additionalCount = walk.u16(at + 10);
        List<Question> questions = questions(questionCount);
        List<DnsRecord> answers = records(answerCount);
        List<DnsRecord> authorities = records(authorityCount);
        List<DnsRecord> additionals = records(additionalCount);
        return new Dns(
                walk.u16(at),
                (flags & 0x8000) != 0,
                flags >>> 11 & 15,
                (flags & 0x0400) != 0,
                (flags & 0x0200) != 0,
                (flags & 0x0100) != 0,
                (flags & 0x0080) != 0,
                (flags & 0x0040) != 0,
                (flags & 0x0020) != 0,
                (flags & 0x0010) != 0,
                flags & 15,
                questionCount,
                answerCount,
                authorityCount,
                additionalCount,
                questions,
                answers,
                authorities,
                additionals,
                damage,
                overTcp,
                length);
    }

    private List<Question> questions(int count) {
        if (count == 0) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>(1);
        for (int i = 0; i < count && damage == null; i++) {
            String name = name();
            if (name == null || !there(names.at(), 4)) {
                break;
            }
            int type = walk.u16(names.at());
            int dnsClass = walk.u16(names.at() + 2);
            names.to(names.at() + 4);
            boolean unicast = multicast && (dnsClass & CLASS_TOP_BIT) != 0;
            questions.add(new Question(
                    name, type, DnsTypes.name(type), unicast ? dnsClass & ~CLASS_TOP_BIT : dnsClass, unicast));
        }
        return questions;
    }

    private List<DnsRecord> records(int count) {
        if (count == 0 || damage != null) {
            return List.of();
        }
        List<DnsRecord> records = new ArrayList<>(Math.min(count, 8));
        for (int i = 0; i < count && damage == null; i++) {
            DnsRecord dnsRecord = dnsRecord();
            if (dnsRecord != null) {
                records.add(dnsRecord);
            }
        }
        return records;
    }

    private DnsRecord dnsRecord() {
        String name = name();
        if (name == null || !there(names.at(), 10)) {
            return null;
        }
        int fixed = names.at();
        int type = walk.u16(fixed);
        int dnsClass = walk.u16(fixed + 2);
        int length = walk.u16(fixed + 8);
        int data = fixed + 10;
        if (!there(data, length)) {
            return null;
        }
        DnsRecord.Value value = values.read(type, fixed + 2, data, data + length);
        if (value == null && (names.cut() || names.badPointer())) {
            noteNames();
            return null;
        }
        names.to(data + length);
        boolean flush = multicast && type != OPT && (dnsClass & CLASS_TOP_BIT) != 0;
        return new DnsRecord(
                name,
                type,
                DnsTypes.name(type),
                flush ? dnsClass & ~CLASS_TOP_BIT : dnsClass,
                flush,
                walk.u32(fixed + 4),
                length,
                // its length is known, so the next can be read whatever this one says
                value == null ? new DnsRecord.Opaque("data", walk.octets(data, data + length)) : value);
    }

    private String name() {
        String name = names.read();
        if (name == null) {
            noteNames();
        }
        return name;
    }

    private void noteNames() {
        damage = names.cut() ? Damage.CUT : names.badPointer() ? Damage.POINTER : Damage.FORM;
    }

    private boolean there(int at, int count) {
        if (at + count <= limit) {
            return true;
        }
        damage = Damage.CUT;
        return false;
    }
}
