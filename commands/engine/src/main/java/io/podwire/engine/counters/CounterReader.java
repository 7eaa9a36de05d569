package io.podwire.engine.counters;

import io.podwire.api.command.Gap;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.Qdisc;
import io.podwire.engine.conntrack.ConntrackCounters;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.DriverStatistics;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.engine.tc.TrafficControl;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads every counter of a namespace, source by source. One that can't be read is a gap; one that the kernel does not have is none.
 * Loads no kernel module. For one reading.
 */
public final class CounterReader {

    /** A node's netstat has 6 kB; softnet_stat has 136 bytes a processor. */
    private static final int MOST_BYTES = 1 << 20;

    private final HostRoot root;
    private final OpenNetns netns;
    private final NetlinkSocket route;
    private final List<Counter> counters = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * For one reading.
     *
     * @param route NETLINK_ROUTE of that namespace; not owned
     */
    public CounterReader(HostRoot root, OpenNetns netns, NetlinkSocket route) {
        this.root = root;
        this.netns = netns;
        this.route = route;
    }

    /** Reads. */
    public CounterReading read() {
        Instant at = Instant.now();
        Map<Integer, String> names = new TreeMap<>();
        take("links", () -> {
            for (LinkCounters.OfLink link : LinkCounters.read(route)) {
                names.put(link.index(), link.name());
                counters.addAll(link.counters());
            }
        });
        take("queueing disciplines", () -> {
            for (Qdisc qdisc : new TrafficControl(route, netns.netns().inode(), names::get).qdiscs()) {
                counters.addAll(QdiscCounters.of(qdisc));
            }
        });
        take("drivers", () -> readDrivers(names));
        take("protocols and processors", this::readProc);
        take("conntrack", () -> counters.addAll(new ConntrackCounters(root).read(netns)));
        return new CounterReading(at, netns.netns().inode(), counters, gaps);
    }

    private void readDrivers(Map<Integer, String> names) throws SystemCallException {
        try (DriverStatistics drivers = netns.inside(DriverStatistics::open)) {
            names.forEach((index, link) -> take("driver of " + link, () -> {
                for (DriverStatistics.Statistic one : drivers.of(link)) {
                    // Which of a driver's numbers are levels nobody tells; this one names the other end of a veth.
                    Form form = one.name().equals("peer_ifindex") ? Form.LEVEL : Form.COUNT_64;
                    counters.add(new Counter(CounterSource.DRIVER, link, index, one.name(), form, one.value()));
                }
            }));
        }
    }

    private void readProc() throws SystemCallException {
        String directory = root.procDirectory() + "/thread-self/net/";
        Map<String, String> texts = netns.inside(() -> {
            Map<String, String> read = new HashMap<>();
            for (String file : new String[] {"snmp", "netstat", "snmp6", "softnet_stat"}) {
                read.put(file, text(directory + file));
            }
            return read;
        });
        parse(texts, "snmp", text -> ProtocolCounters.pairs(text, "/proc/net/snmp"));
        parse(texts, "netstat", text -> ProtocolCounters.pairs(text, "/proc/net/netstat"));
        // not there where the kernel has no IPv6
        parse(texts, "snmp6", text -> ProtocolCounters.lines(text, "/proc/net/snmp6"));
        parse(texts, "softnet_stat", SoftnetCounters::of);
    }

    private interface Format {
        List<Counter> read(String text);
    }

    private void parse(Map<String, String> texts, String file, Format format) {
        String text = texts.get(file);
        if (text == null) {
            gaps.add(new Gap(subject("/proc/net/" + file), "is there and can't be read"));
        } else if (!text.isEmpty()) {
            take("/proc/net/" + file, () -> counters.addAll(format.read(text)));
        }
    }

    /** Empty where there is no such file; null where it can't be read. */
    private static String text(String path) {
        try {
            return new String(HostRoot.readProc(path, MOST_BYTES), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return new File(path).exists() ? null : "";
        }
    }

    private interface Source {
        void read() throws SystemCallException;
    }

    private void take(String what, Source source) {
        try {
            source.read();
        } catch (SystemCallException e) {
            gaps.add(new Gap(subject(what), e.getMessage()));
        } catch (PodwireException e) {
            gaps.add(new Gap(subject(what), e.getMessage()));
        }
    }

    private String subject(String what) {
        return netns.netns().label() + ": " + what;
    }
}
