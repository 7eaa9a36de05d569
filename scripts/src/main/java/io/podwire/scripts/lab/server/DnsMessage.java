package io.podwire.scripts.lab.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A DNS message (RFC 1035, section 4), both ways.
 *
 * @param id by which the answer is known
 * @param flags the header's second word: QR, OPCODE, AA, TC, RD, RA, RCODE
 * @param questions mostly one
 * @param answers records that answer it
 * @param authorities records that tell who knows
 * @param additionals records beside them, OPT among them
 */
record DnsMessage(
        int id,
        int flags,
        List<Question> questions,
        List<Resource> answers,
        List<Resource> authorities,
        List<Resource> additionals) {

    static final int RESPONSE = 0x8000;
    static final int OPCODE = 0x7800;
    static final int AUTHORITATIVE = 0x0400;
    static final int TRUNCATED = 0x0200;
    static final int RECURSION_DESIRED = 0x0100;

    private static final int HEADER = 12;

    /**
     * What is asked.
     *
     * @param name absolute, in the letters of who asks
     * @param type a record's, as {@link DnsType} numbers them
     * @param dnsClass 1 for the Internet's
     */
    record Question(String name, int type, int dnsClass) {}

    /**
     * A record.
     *
     * @param name absolute
     * @param type as {@link DnsType} numbers them
     * @param dnsClass 1 for the Internet's; of OPT the size of datagrams that its sender takes
     * @param ttl seconds; of OPT more flags (RFC 6891)
     * @param data as sent; names in it are not compressed where this program writes it
     */
    record Resource(String name, int type, int dnsClass, int ttl, byte[] data) {}

    DnsMessage {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    /** @throws DnsFormatException where the bytes are none; nothing else is thrown, whatever they are */
    static DnsMessage parse(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        if (length < HEADER) {
            throw new DnsFormatException("shorter than a header");
        }
        int id = word(in);
        int flags = word(in);
        int questions = word(in);
        int answers = word(in);
        int authorities = word(in);
        int additionals = word(in);
        List<Question> asked = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            asked.add(new Question(DnsName.read(in), word(in), word(in)));
        }
        return new DnsMessage(
                id, flags, asked, resources(in, answers), resources(in, authorities), resources(in, additionals));
    }

    private static List<Resource> resources(ByteBuffer in, int count) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = DnsName.read(in);
            int type = word(in);
            int dnsClass = word(in);
            int ttl = word(in) << 16 | word(in);
            int length = word(in);
            if (length > in.remaining()) {
                throw new DnsFormatException("a record goes beyond the message");
            }
            byte[] data = new byte[length];
            in.get(data);
            resources.add(new Resource(name, type, dnsClass, ttl, data));
        }
        return resources;
    }

    private static int word(ByteBuffer in) {
        if (in.remaining() < 2) {
            throw new DnsFormatException("the message is cut off");
        }
        return in.getShort() & 0xFFFF;
    }

    /** The OPT record, by which one tells that it knows EDNS (RFC 6891); null where there is none. */
    Resource opt() {
        for (Resource resource : additionals) {
            if (resource.type() == DnsType.OPT) {
                return resource;
            }
        }
        return null;
    }

    /**
     * As it is sent. Where it has no room, all records but OPT are left out and TC says so (RFC 2181, section 9).
     *
     * @param room the most bytes
     */
    byte[] encode(int room) {
        byte[] whole = encode();
        if (whole.length <= room) {
            return whole;
        }
        Resource opt = opt();
        return new DnsMessage(
                        id, flags | TRUNCATED, questions, List.of(), List.of(), opt == null ? List.of() : List.of(opt))
                .encode();
    }

    private byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Integer> names = new HashMap<>();
        word(out, id);
        word(out, flags);
        word(out, questions.size());
        word(out, answers.size());
        word(out, authorities.size());
        word(out, additionals.size());
        for (Question question : questions) {
            DnsName.write(question.name(), out, names);
            word(out, question.type());
            word(out, question.dnsClass());
        }
        write(answers, out, names);
        write(authorities, out, names);
        write(additionals, out, names);
        return out.toByteArray();
    }

    private static void write(List<Resource> resources, ByteArrayOutputStream out, Map<String, Integer> names) {
        for (Resource resource : resources) {
            DnsName.write(resource.name(), out, names);
            word(out, resource.type());
            word(out, resource.dnsClass());
            word(out, resource.ttl() >>> 16);
            word(out, resource.ttl());
            word(out, resource.data().length);
            out.write(resource.data(), 0, resource.data().length);
        }
    }

    private static void word(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
