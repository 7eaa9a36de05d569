package io.podwire.probe.dns;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads resolv.conf(5) as glibc does: keywords stand at the beginning of a line, what it does not know it passes over. */
final class ResolvConf {

    /** MAXNS of resolv.h. */
    private static final int MOST_SERVERS = 3;

    private static final int MOST_DOTS = 15;
    private static final int MOST_SECONDS = 30;
    private static final int MOST_ATTEMPTS = 5;
    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

    private final List<IpAddress> servers = new ArrayList<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private List<String> search;
    private int ndots = 1;
    private int timeout = 5;
    private int attempts = 2;

    private ResolvConf() {}

    /**
     * Reads one.
     *
     * @param hostName the machine's, whose domain is searched where the file names none; null where it is not known
     */
    static DnsSettings read(ResolverFile file, String hostName) {
        ResolvConf conf = new ResolvConf();
        if (file.text() == null) {
            conf.remarks.add(file.path() + " is not there");
        } else {
            file.text().lines().forEach(conf::line);
        }
        return conf.settings(file, hostName);
    }

    private DnsSettings settings(ResolverFile file, String hostName) {
        if (servers.isEmpty()) {
            remarks.add("no nameserver is named, so programs ask 127.0.0.1");
            servers.add(LOOPBACK);
        }
        if (search == null) {
            int dot = hostName == null ? -1 : hostName.indexOf('.');
            search = dot < 0 ? List.of() : List.of(bare(hostName.substring(dot + 1)));
        }
        return new DnsSettings(
                file.text() == null ? null : file.path(),
                servers,
                search,
                ndots,
                Duration.ofSeconds(timeout),
                attempts,
                flags.contains("rotate"),
                flags.contains("use-vc"),
                flags.contains("edns0"),
                flags.contains("single-request") || flags.contains("single-request-reopen"),
                flags.contains("no-aaaa"),
                flags.contains("trust-ad"),
                remarks);
    }

    private void line(String line) {
        // a comment only where it begins the line: behind a value it would be part of that
        if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        String[] words = line.strip().split("[ \\t]+");
        boolean indented = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (indented) {
            remarks.add("'" + Printable.of(line.strip()) + "' does not begin its line, so it says nothing");
            return;
        }
        switch (words[0]) {
            case "nameserver" -> nameserver(words);
            case "domain" -> search = words.length > 1 ? List.of(bare(words[1])) : search;
            case "search" -> search = domains(words);
            case "options" -> options(words);
            case "sortlist" -> remarks.add("sortlist is not heeded here: it orders answers only");
            default -> remarks.add("'" + Printable.of(words[0]) + "' is no keyword of resolv.conf(5)");
        }
    }

    private void nameserver(String[] words) {
        String text = words.length > 1 ? words[1] : "";
        int percent = text.indexOf('%');
        IpAddress address = IpAddress.parseOrNull(percent < 0 ? text : text.substring(0, percent));
        if (address == null) {
            remarks.add("'nameserver " + Printable.of(text) + "' names no address");
        } else if (servers.size() == MOST_SERVERS) {
            remarks.add("nameserver " + address + " is never asked: a resolver takes the first " + MOST_SERVERS);
        } else {
            servers.add(address);
        }
    }

    private static List<String> domains(String[] words) {
        List<String> all = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            all.add(bare(words[i]));
        }
        return all;
    }

    /** Without the dot at its end; the root is one. */
    private static String bare(String domain) {
        return domain.endsWith(".") && domain.length() > 1 ? domain.substring(0, domain.length() - 1) : domain;
    }

    private void options(String[] words) {
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("ndots:")) {
                ndots = number(word, 0, MOST_DOTS, ndots);
            } else if (word.startsWith("timeout:")) {
                timeout = number(word, 1, MOST_SECONDS, timeout);
            } else if (word.startsWith("attempts:")) {
                attempts = number(word, 1, MOST_ATTEMPTS, attempts);
            } else {
                flags.add(word);
            }
        }
    }

    /** A number beyond the range is taken for its end, as glibc does silently. */
    private int number(String word, int least, int most, int otherwise) {
        String digits = word.substring(word.indexOf(':') + 1);
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            remarks.add("'" + Printable.of(word) + "' has no number");
            return otherwise;
        }
        int value = Integer.parseInt(digits);
        int taken = Math.max(least, Math.min(most, value));
        if (taken != value) {
            remarks.add("'" + word + "' is taken for " + taken);
        }
        return taken;
    }
}
