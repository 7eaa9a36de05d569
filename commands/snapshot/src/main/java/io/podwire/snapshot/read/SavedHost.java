package io.podwire.snapshot.read;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.Host;
import io.podwire.api.host.HostFacts;
import io.podwire.api.host.Network;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.Prober;
import io.podwire.snapshot.file.Entry;
import io.podwire.snapshot.file.NetnsLine;
import io.podwire.snapshot.file.SnapshotHeader;
import io.podwire.values.TypeOf;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A machine as it was when a snapshot was taken. It answers as the live one did then: with the same records, the same gaps, and
 * where something could not be read, with the same refusal. Nothing is read before it is asked for.
 */
public final class SavedHost implements Host {

    private final SavedFacts facts;
    private final Consumer<String> notes;
    private Map<Long, Netns> known;

    private SavedHost(SavedFacts facts, Consumer<String> notes) {
        this.facts = facts;
        this.notes = notes;
    }

    /**
     * Opens a snapshot.
     *
     * @param path its file, or a folder with the same entries
     * @param notes takes what an answer from a snapshot can't know, one line each
     * @throws io.podwire.api.error.PodwireException as {@link SavedFacts#open}
     */
    public static SavedHost open(Path path, Consumer<String> notes) {
        return new SavedHost(SavedFacts.open(path), notes);
    }

    /** What the snapshot is. */
    public SnapshotHeader header() {
        return facts.header();
    }

    Consumer<String> notes() {
        return notes;
    }

    @Override
    public HostFacts facts() {
        return header().host();
    }

    /** Whoever took the snapshot had to be allowed what it answers; that it runs, nobody can grant it. */
    @Override
    public void require(Need need) {
        if (need == Need.LIVE) {
            throw sendsNothing();
        }
    }

    private static Unsupported sendsNothing() {
        return new Unsupported("a snapshot only answers: nothing can be sent from it");
    }

    @Override
    public Prober prober(Netns netns) {
        throw sendsNothing();
    }

    @Override
    public Netns own() {
        return header().own();
    }

    @Override
    public Answer<Netns> netnses() {
        return facts.answer(Entry.NETNSES, Netns.class);
    }

    @Override
    public Answer<Netns> netnsesInUse() {
        return facts.answer(Entry.NETNSES_IN_USE, Netns.class);
    }

    @Override
    public Network enter(Netns netns) {
        if (netns.inode() != own().inode() && !byInode().containsKey(netns.inode())) {
            throw new NotFound(netns.label() + ": is not in the snapshot");
        }
        for (Object line :
                facts.linesIfThere(Entry.REFUSED, netns.inode(), TypeOf.generic(NetnsLine.class, Netns.class))) {
            NetnsLine<?> refused = (NetnsLine<?>) line;
            if (refused.problem() != null) {
                throw facts.refusal(Entry.REFUSED, refused.problem());
            }
        }
        return new SavedNetwork(this, facts, netns);
    }

    private synchronized Map<Long, Netns> byInode() {
        if (known == null) {
            known = new HashMap<>();
            for (List<Netns> some : List.of(netnsesInUse().items(), netnses().items())) {
                some.forEach(netns -> known.put(netns.inode(), netns));
            }
        }
        return known;
    }

    /** The id that the host's own namespace gives another. */
    Integer nsidOf(long inode) {
        Netns netns = byInode().get(inode);
        return netns == null ? null : netns.nsid();
    }

    /** The two readings that the snapshot has, whatever time is asked for; nothing is waited for. */
    @Override
    public CounterWindow counters(Netns netns, Duration window, BooleanSupplier cancelled) {
        try (Network network = enter(netns)) {
            CounterWindow saved =
                    new SavedCounters(facts).window(network.netns().inode());
            notes.accept("the snapshot's counters were read twice, "
                    + BigDecimal.valueOf(saved.elapsed().toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString() + " s apart");
            return saved;
        }
    }

    @Override
    public Answer<Pod> pods() {
        return facts.answer(Entry.PODS, Pod.class);
    }

    @Override
    public Answer<OvsBridge> ovs() {
        return facts.answer(Entry.OVS, OvsBridge.class);
    }

    @Override
    public Answer<ServiceAddress> services(Duration patience) {
        return facts.answer(Entry.SERVICES, ServiceAddress.class);
    }

    @Override
    public Answer<Check> checks() {
        return facts.answer(Entry.CHECKS, Check.class);
    }

    @Override
    public CniTraces cni() {
        List<CniTraces> traces = facts.answer(Entry.CNI, CniTraces.class).items();
        return traces.isEmpty() ? CniTraces.none() : traces.get(0);
    }
}
