package io.podwire.scripts.lab.dsl;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said inside of any place: {@code lab}, a node, a pod, a namespace. */
public class PlaceWords {

    private static final List<String> ANSWERS = List.of("normal", "servfail", "refused", "silent");

    final PlanWriter plan;
    final String place;

    PlaceWords(PlanWriter plan, String place) {
        this.plan = plan;
        this.place = place;
    }

    /** Commands for {@code sh -e}; each must succeed. */
    public void run(Object commands) {
        plan.step(new Step.Run(place, commands.toString().strip()));
    }

    /** A kernel setting of that place: {@code sysctl 'net.ipv4.ip_forward', 1}. Only {@code net} belongs to a place. */
    public void sysctl(String name, Object value) {
        // a name may hold a link's name with dots; / is then the separator, as in sysctl(8)
        String path = name.indexOf('/') >= 0 ? name : name.replace('.', '/');
        if (!path.matches("net/[A-Za-z0-9_./-]+") || path.contains("..")) {
            throw new BadUse("sysctl: '" + Printable.of(name)
                    + "' is not below net; everything else would be this machine's, and not the lab's");
        }
        run("echo '" + value.toString().replace("'", "'\\''") + "' > /proc/sys/" + path);
    }

    /** A file: {@code write '/etc/cni/net.d/10-x.conflist', '…'}. */
    public void write(String path, Object text) {
        if (!path.startsWith("/")) {
            throw new BadUse("write: '" + Printable.of(path) + "' is not an absolute path");
        }
        plan.step(new Step.Write(place, path, text.toString()));
    }

    /** A program that goes on: {@code start 'name', ['program', 'arg'], ready: 'commands that succeed once it works'}. */
    public void start(Map<String, ?> named, String name, List<?> command) {
        String ready = Named.of("start", named, "ready").text("ready");
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(String.valueOf(word)));
        if (words.isEmpty()) {
            throw new BadUse("start: '" + Printable.of(name) + "' names no program");
        }
        plan.step(new Step.Start(place, programName("start", name), words, ready == null ? "" : ready.strip()));
    }

    /** Likewise, with nothing to wait for. */
    public void start(String name, List<?> command) {
        start(Map.of(), name, command);
    }

    /** Ends a program that was started here; {@code serve} is the name of what {@code serve} started. */
    public void stop(String name) {
        plan.step(new Step.Stop(place, programName("stop", name)));
    }

    /**
     * A program that listens in this place: {@code serve tcp: [8080], udp: [5353]}, or {@code serve dns: ['web.shop.svc.cluster.local':
     * '10.96.0.20']}. A fault ends it by {@code stop 'serve'} and begins it again by {@code resume}.
     *
     * @param named {@code on} is the address it listens on, by default all; {@code backlog} how many connections may wait, {@code hold} to
     *     leave them waiting; {@code zone} is a domain in which a name without a record does not exist; the others as {@code resume} has them
     */
    public void serve(Map<String, ?> named) {
        Named given =
                Named.of("serve", named, "tcp", "udp", "dns", "zone", "on", "backlog", "hold", "answers", "delay");
        List<Integer> tcp = given.numbers("tcp", 1, 65535);
        List<Integer> udp = given.numbers("udp", 1, 65535);
        Map<String, List<String>> dns = dns(given.value("dns"));
        if (tcp.isEmpty() && udp.isEmpty() && dns == null) {
            throw new BadUse("serve: expected at least one of tcp:, udp:, dns:");
        }
        String on = given.text("on") == null ? "::" : address(given.text("on"));
        List<String> settings = new ArrayList<>(List.of("name " + place));
        tcp.forEach(port -> settings.add("tcp " + on + " " + port + queue(given)));
        udp.forEach(port -> settings.add("udp " + on + " " + port));
        if (dns != null) {
            settings.add("dns " + on + " 53");
            given.texts("zone").forEach(zone -> settings.add("zone " + zone));
            dns.forEach((name, addresses) -> addresses.forEach(address ->
                    settings.add("record " + name + (address.indexOf(':') < 0 ? " A " : " AAAA ") + address)));
        }
        settings.addAll(answering(given));
        plan.step(new Step.Serve(place, settings));
    }

    /**
     * Begins again, after a {@code stop 'serve'}, what {@code serve} began: {@code resume()}, or {@code resume answers: 'servfail'}.
     *
     * @param named {@code answers}: what a DNS server does, {@code normal}, {@code servfail}, {@code refused} or {@code silent}; {@code delay}: milliseconds before each
     *     of its answers
     */
    public void resume(Map<String, ?> named) {
        plan.step(new Step.Resume(place, answering(Named.of("resume", named, "answers", "delay"))));
    }

    /** Likewise, as it was. */
    public void resume() {
        resume(Map.of());
    }

    private static List<String> answering(Named given) {
        List<String> settings = new ArrayList<>();
        String answers = given.text("answers");
        if (answers != null) {
            if (!ANSWERS.contains(answers)) {
                throw new BadUse(
                        "answers: no '" + Printable.of(answers) + "'; there are " + String.join(", ", ANSWERS));
            }
            settings.add("answers " + answers);
        }
        Integer delay = given.number("delay", 0, 60_000);
        if (delay != null) {
            settings.add("delay " + delay);
        }
        return settings;
    }

    /** What may follow a TCP port: how many may wait, and whether they do so for ever. */
    private static String queue(Named given) {
        // 4096: net.core.somaxconn, above which listen(2) does not go
        Integer backlog = given.number("backlog", 1, 4096);
        boolean hold = Boolean.TRUE.equals(given.value("hold"));
        if (hold && backlog == null) {
            throw new BadUse("serve: hold: needs backlog:");
        }
        return (backlog == null ? "" : " " + backlog) + (hold ? " hold" : "");
    }

    private static String address(String text) {
        try {
            return IpAddress.parse(text).toString();
        } catch (BadUse e) {
            throw new BadUse("serve: on: " + e.getMessage());
        }
    }

    private static Map<String, List<String>> dns(Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> records)) {
            throw new BadUse("serve: dns: expected a map from names to addresses");
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        records.forEach((name, addresses) -> all.put(
                String.valueOf(name),
                addresses instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(addresses))));
        return all;
    }

    private static String programName(String word, String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new BadUse(
                    word + ": '" + Printable.of(name) + "' is no name; expected letters, digits, '_', '.', '-'");
        }
        return name;
    }
}
