package io.podwire.scripts.lab.server;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pod's server does, read from a text of one thing a line; blank lines and lines that begin with {@code #} say nothing.
 *
 * <pre>
 * name shop/cart-0                            what it answers with
 * tcp ADDRESS PORT [BACKLOG [hold]]           answers lines, and GET by HTTP; hold: listens and never accepts
 * udp ADDRESS PORT                            sends back what it gets
 * dns ADDRESS PORT                            a name server, over UDP and TCP
 * zone cluster.local                          of which it knows every name; repeats
 * record web.shop.svc.cluster.local A 10.96.0.20
 * answers normal|servfail|refused|silent      what the name server does with a question
 * delay MILLISECONDS                          before each answer of the name server
 * </pre>
 *
 * @param name what it answers with
 * @param tcp where it takes connections
 * @param udp where it echoes
 * @param dns where it answers for {@code zones}
 * @param zones the names it knows
 * @param answers what the name server does with a question
 * @param delayMillis before each answer of the name server, 0 to 60,000
 */
record ServerSettings(
        String name,
        List<Listener> tcp,
        List<Listener> udp,
        List<Listener> dns,
        Zones zones,
        Answers answers,
        int delayMillis) {

    /**
     * An address and port.
     *
     * @param backlog how many connections may wait to be accepted, as listen(2) has it
     * @param hold whether they are left to wait for ever
     */
    record Listener(String address, int port, int backlog, boolean hold) {}

    /** What a name server does with a question. */
    enum Answers {
        NORMAL,
        SERVFAIL,
        REFUSED,
        SILENT
    }

    /** What Linux takes as the most by default (net.core.somaxconn) since 5.4. */
    private static final int USUAL_BACKLOG = 4096;

    /** @throws IllegalArgumentException with the number of the line that is no setting */
    static ServerSettings parse(List<String> lines) {
        String name = "";
        List<Listener> tcp = new ArrayList<>();
        List<Listener> udp = new ArrayList<>();
        List<Listener> dns = new ArrayList<>();
        Zones zones = new Zones();
        Answers answers = Answers.NORMAL;
        int delay = 0;
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split(" +");
            try {
                switch (words[0]) {
                    case "name" -> name = words[1];
                    case "tcp" -> tcp.add(listener(words));
                    case "udp" -> udp.add(listener(words));
                    case "dns" -> dns.add(listener(words));
                    case "zone" -> zones.zone(words[1]);
                    case "record" -> zones.record(words);
                    case "answers" -> answers = Answers.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
                    case "delay" -> delay = within(words[1], 0, 60_000);
                    default -> throw new IllegalArgumentException("expected tcp, udp, dns, zone, record, …");
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("line " + number + ": " + line + ": " + e.getMessage(), e);
            }
        }
        return new ServerSettings(name, tcp, udp, dns, zones, answers, delay);
    }

    private static Listener listener(String[] words) {
        return new Listener(
                words[1],
                within(words[2], 1, 65_535),
                words.length > 3 ? within(words[3], 1, USUAL_BACKLOG) : USUAL_BACKLOG,
                words.length > 4 && words[4].equals("hold"));
    }

    private static int within(String text, int least, int most) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException("expected " + least + " to " + most + ", got " + value);
        }
        return value;
    }
}
