package io.podwire.snapshot.write;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.snapshot.file.ConntrackLine;
import io.podwire.snapshot.file.Entry;
import io.podwire.snapshot.file.Kind;
import io.podwire.snapshot.file.NetnsLine;
import io.podwire.snapshot.file.NsidLine;
import io.podwire.snapshot.file.SysctlLine;
import io.podwire.values.frame.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks one namespace after the other for all its facts, and writes each kind to its spool. One that can't be read hinders no other. */
final class NetnsFactsWriter {

    /** Connections kept of one namespace: some 20 MB as JSON, a tenth of that in the file. */
    static final int MOST_CONNECTIONS = 50_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Host host;
    private final List<Netns> all;
    private final Spools spools;
    private final GapList gaps;
    private final SysctlDifference sysctls = new SysctlDifference();

    /** @param all every namespace of the host */
    NetnsFactsWriter(Host host, List<Netns> all, Spools spools, GapList gaps) {
        this.host = host;
        this.all = all;
        this.spools = spools;
        this.gaps = gaps;
    }

    /** @return true, as what was seen */
    boolean write(Network network) {
        try {
            List<Link> links = List.of();
            for (Kind kind : Kind.values()) {
                List<?> items = list(kind, network);
                if (kind == Kind.LINKS) {
                    links = items.stream().map(Link.class::cast).toList();
                }
            }
            nsids(network, links);
            settings(network);
            connections(network);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private List<?> list(Kind kind, Network network) throws IOException {
        Netns netns = network.netns();
        Spool spool = spools.of(kind.entry());
        try {
            List<?> items = kind.ask(network);
            for (int from = 0; from < items.size(); from += NetnsLine.MOST_ITEMS) {
                spool.line(new NetnsLine<>(
                        netns.inode(), items.subList(from, Math.min(items.size(), from + NetnsLine.MOST_ITEMS)), null));
            }
            return items;
        } catch (PodwireException e) {
            spool.line(new NetnsLine<>(netns.inode(), List.of(), failed(netns, kind.word(), e)));
            return List.of();
        }
    }

    private Problem failed(Netns netns, String kind, PodwireException e) {
        Problem problem = Problem.of(e);
        gaps.add(netns.label(), kind, problem);
        return problem;
    }

    /** The ids that links name: first the host's, which is nearly always the only one; the rest only where one is left unknown. */
    private void nsids(Network network, List<Link> links) throws IOException {
        Netns netns = network.netns();
        if (netns.host()) {
            return;
        }
        Set<Integer> unknown = new HashSet<>();
        for (Link link : links) {
            if (link.parentNetnsId() != null) {
                unknown.add(link.parentNetnsId());
            }
        }
        Map<String, Integer> ids = new TreeMap<>();
        for (Netns other : all) {
            if (unknown.isEmpty()) {
                break;
            }
            Integer id = other.inode() == netns.inode() ? null : idOf(network, other);
            if (id != null) {
                ids.put(Long.toString(other.inode()), id);
                unknown.remove(id);
            }
        }
        if (!ids.isEmpty()) {
            spools.of(Entry.NSIDS).line(new NsidLine(netns.inode(), ids));
        }
    }

    private Integer idOf(Network network, Netns other) {
        try {
            return network.nsidOf(other);
        } catch (NotFound gone) {
            return null;
        } catch (PodwireException e) {
            failed(network.netns(), "nsids", e);
            return null;
        }
    }

    private void settings(Network network) throws IOException {
        Netns netns = network.netns();
        SysctlLine line;
        try {
            line = sysctls.line(netns.inode(), netns.host(), network.sysctls());
        } catch (PodwireException e) {
            line = new SysctlLine(netns.inode(), null, Map.of(), List.of(), failed(netns, "sysctls", e));
        }
        spools.of(Entry.SYSCTLS).line(line);
    }

    private void connections(Network network) throws IOException {
        Netns netns = network.netns();
        Spool spool = spools.of(Entry.CONNTRACK);
        try (Running<ConntrackEntry, ConntrackSummary> table = network.conntrack(ConntrackQuery.all())) {
            List<ConntrackEntry> batch = new ArrayList<>();
            int kept = 0;
            while (!table.ended() && kept < MOST_CONNECTIONS) {
                ConntrackEntry entry = table.next(PATIENCE);
                if (entry == null) {
                    continue;
                }
                batch.add(entry);
                kept++;
                if (batch.size() == NetnsLine.MOST_ITEMS) {
                    spool.line(new ConntrackLine(netns.inode(), batch, null, false, null));
                    batch.clear();
                }
            }
            boolean cut = !table.ended();
            if (cut) {
                table.cancel();
                while (!table.ended() && table.next(PATIENCE) != null) {
                    // what had come already
                }
            }
            ConntrackSummary summary = table.summary();
            if (cut) {
                gaps.add(new Gap(
                        netns.label(),
                        "conntrack: only the first " + kept + " of " + summary.count() + " connections are kept"));
            }
            spool.line(new ConntrackLine(netns.inode(), batch, ofKept(summary, kept), cut, null));
        } catch (PodwireException e) {
            spool.line(new ConntrackLine(netns.inode(), List.of(), null, false, failed(netns, "conntrack", e)));
        }
    }

    private static ConntrackSummary ofKept(ConntrackSummary s, long kept) {
        return new ConntrackSummary(
                s.netns(), kept, s.count(), s.max(), s.insertFailed(), s.drops(), s.earlyDrops(), s.invalid());
    }
}
