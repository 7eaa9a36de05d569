package io.podwire.engine.counters;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterSource;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** The protocols' MIBs as procfs writes them (proc(5), {@code net/ipv4/proc.c}, {@code net/ipv6/proc.c}). */
final class ProtocolCounters {

    /** Settings and present numbers among the counters (RFC 4293, RFC 4022). */
    private static final Set<String> LEVELS = Set.of(
            "Ip Forwarding",
            "Ip DefaultTTL",
            "Tcp RtoAlgorithm",
            "Tcp RtoMin",
            "Tcp RtoMax",
            "Tcp MaxConn",
            "Tcp CurrEstab",
            "MPTcpExt MPCurrEstab");

    private static final String[] V6_GROUPS = {"UdpLite6", "Icmp6", "Udp6", "Ip6"};

    private ProtocolCounters() {}

    /**
     * {@code /proc/net/snmp} and {@code /proc/net/netstat}: a line of names and a line of values a group.
     *
     * @throws BadData where a line of values does not follow its line of names
     */
    static List<Counter> pairs(String text, String file) {
        List<Counter> counters = new ArrayList<>();
        String[] lines = text.split("\n");
        for (int i = 0; i + 1 < lines.length; i += 2) {
            StringTokenizer names = new StringTokenizer(lines[i]);
            StringTokenizer values = new StringTokenizer(lines[i + 1]);
            String head = names.hasMoreTokens() ? names.nextToken() : "";
            if (!head.endsWith(":")
                    || !values.hasMoreTokens()
                    || !values.nextToken().equals(head)) {
                throw new BadData(file + ": expected values of the same group below: " + Printable.of(lines[i]));
            }
            String group = head.substring(0, head.length() - 1);
            while (names.hasMoreTokens() && values.hasMoreTokens()) {
                counters.add(counter(group, names.nextToken(), values.nextToken(), file));
            }
            if (names.hasMoreTokens() || values.hasMoreTokens()) {
                throw new BadData(file + ": " + Printable.of(group) + " has not as many values as names");
            }
        }
        return counters;
    }

    /**
     * {@code /proc/net/snmp6}: a counter a line, its group in front of its name.
     *
     * @throws BadData where a line is no name and number
     */
    static List<Counter> lines(String text, String file) {
        List<Counter> counters = new ArrayList<>();
        for (String line : text.split("\n")) {
            StringTokenizer words = new StringTokenizer(line);
            if (words.countTokens() != 2) {
                throw new BadData(file + ": expected a name and a number: " + Printable.of(line));
            }
            String whole = words.nextToken();
            String group = group(whole);
            counters.add(counter(group, whole.substring(group.length()), words.nextToken(), file));
        }
        return counters;
    }

    private static String group(String whole) {
        for (String group : V6_GROUPS) {
            if (whole.startsWith(group) && whole.length() > group.length()) {
                return group;
            }
        }
        return "";
    }

    private static Counter counter(String group, String name, String value, String file) {
        Form form = LEVELS.contains(group + " " + name) ? Form.LEVEL : Form.COUNT_64;
        try {
            // MaxConn is -1 for "no limit"; the rest is unsigned.
            long number = value.startsWith("-") ? Long.parseLong(value) : Long.parseUnsignedLong(value);
            return new Counter(CounterSource.PROTOCOL, group, null, name, form, number);
        } catch (NumberFormatException e) {
            throw new BadData(file + ": " + Printable.of(group + name) + " is no number: " + Printable.of(value), e);
        }
    }
}
