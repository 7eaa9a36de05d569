package io.podwire.engine.watch;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.command.Observed;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.FramePoint;
import io.podwire.api.host.Host;
import io.podwire.api.host.HostFacts;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Address;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.Prober;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.local.LocalHost;
import io.podwire.engine.netns.NetnsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * This machine for one who asks it again and again: a prompt, or a script that runs for long. Answers as {@link LocalHost} does, to
 * the same question at the same time, but takes from memory what the kernel vouches has not changed:
 *
 * <ul>
 *   <li>files of runtimes, CNI plug-ins and the kubelet, by inotify; which namespace is bound on which file, by the mount table's
 *       own news; ids of namespaces and addresses in namespaces that have a name, by rtnetlink's groups;
 *   <li>never from memory, since nothing tells of it: processes (their namespaces and control groups are read each time), namespaces
 *       that only processes or descriptors hold, mounts of containers, links with their counters, and everything else.
 * </ul>
 *
 * <p>Safe for use by several threads, one at a time inside. Listening begins when it
 * was asked a few times; {@link #close} ends it.
 */
public final class WatchedHost implements Host, AutoCloseable {

    /** One command asks some five times; who asks only once or twice is served faster without. */
    private static final int PATIENCE = 12;

    private final HostRoot root;
    private final LocalHost plain;
    private final Set<Source> sources;
    private final ReentrantLock starting = new ReentrantLock();
    private final int patience;
    private HostWatch watch;
    private boolean refused;
    private int asked;

    /** @param root the files of this very machine */
    public WatchedHost(HostRoot root) {
        this(root, EnumSet.allOf(Source.class), PATIENCE);
    }

    /**
     * @param sources to use where they are there; what the others would vouch for is read anew each time
     * @param patience after how many questions the listening begins
     */
    public WatchedHost(HostRoot root, Set<Source> sources, int patience) {
        this.root = root;
        this.plain = new LocalHost(root);
        this.sources = Set.copyOf(sources);
        this.patience = patience;
    }

    /** Null before listening is worth it, and where nothing can be watched: below another root, or without descriptors. */
    private HostWatch watch() {
        starting.lock();
        try {
            if (watch == null && !refused && ++asked > patience) {
                try {
                    watch = root.isDefault() ? new HostWatch(root, sources) : null;
                } catch (SystemCallException e) {
                    watch = null;
                }
                refused = watch == null;
            }
            return watch;
        } finally {
            starting.unlock();
        }
    }

    /** Asks with all news taken; where nothing is watched, without memory. */
    private <T> T remembering(Function<HostWatch, T> ask, Supplier<T> otherwise) {
        HostWatch known = watch();
        if (known == null) {
            return otherwise.get();
        }
        known.lock().lock();
        try {
            known.catchUp();
            return ask.apply(known);
        } finally {
            known.lock().unlock();
        }
    }

    /** Grows with every change of the host that is heard of. Equal numbers: no change that any source tells of. */
    public long changes() {
        return remembering(HostWatch::changes, () -> 0L);
    }

    /** True while changes of this sort are told. */
    public boolean tells(Source source) {
        return remembering(known -> known.tells(source), () -> false);
    }

    /** How many namespaces it listens in, and so keeps alive until their names go. */
    public int listeningIn() {
        return remembering(known -> known.networks().size(), () -> 0);
    }

    @Override
    public Answer<Netns> netnses() {
        return remembering(known -> search(known).list(), plain::netnses);
    }

    @Override
    public Answer<Netns> netnsesInUse() {
        return remembering(known -> search(known).listInUse(), plain::netnsesInUse);
    }

    private NetnsTable search(HostWatch known) {
        if (!known.tells(Source.MOUNTS)) {
            known.netnsMemory().forgetMounts();
        }
        if (!known.tells(Source.NUMBERS)) {
            known.netnsMemory().forgetNumbers();
        }
        return new NetnsTable(root, known.netnsMemory());
    }

    @Override
    public Answer<Pod> pods() {
        return remembering(this::pods, plain::pods);
    }

    private Answer<Pod> pods(HostWatch known) {
        if (!told(known)) {
            known.podMemory().forget();
            return plain.pods();
        }
        Answer<Pod> pods = known.podMemory().all();
        if (!told(known)) {
            // While reading, it met something that can't be watched.
            known.podMemory().forget();
        }
        return pods;
    }

    private static boolean told(HostWatch known) {
        return known.tells(Source.FILES) && known.tells(Source.MOUNTS);
    }

    @Override
    public <T> List<Observed<T>> visit(List<Netns> netnses, Function<Network, T> read) {
        return remembering(known -> visit(known, netnses, read), () -> plain.visit(netnses, read));
    }

    /** Where more than addresses is asked, the rest is opened many at a time, as without memory. */
    private <T> List<Observed<T>> visit(HostWatch known, List<Netns> netnses, Function<Network, T> read) {
        List<Observed<T>> all = new ArrayList<>(netnses.size());
        List<Netns> unknown = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        boolean enough = true;
        for (Netns netns : netnses) {
            List<Address> addresses = enough ? known.networks().addresses(netns.inode()) : null;
            if (addresses == null) {
                unknown.add(netns);
                places.add(all.size());
                all.add(null);
                continue;
            }
            try (RememberedNetwork network = new RememberedNetwork(netns, addresses, () -> plain.enter(netns))) {
                all.add(Observed.of(netns.label(), () -> read.apply(network)));
                enough = !network.opened();
            }
        }
        known.networks().listenIn(unknown);
        List<Observed<T>> rest = plain.visit(unknown, network -> read.apply(new Noticing(network, known.networks())));
        for (int i = 0; i < rest.size(); i++) {
            all.set(places.get(i), rest.get(i));
        }
        return all;
    }

    /** Notices the addresses that are read. */
    private static final class Noticing extends ForwardingNetwork {

        private final Network real;
        private final KeptNetworks memory;

        Noticing(Network real, KeptNetworks memory) {
            this.real = real;
            this.memory = memory;
        }

        @Override
        Network real() {
            return real;
        }

        @Override
        public List<Address> addresses() {
            List<Address> addresses = real.addresses();
            memory.remember(real.netns().inode(), addresses);
            return addresses;
        }
    }

    @Override
    public HostFacts facts() {
        return plain.facts();
    }

    @Override
    public void require(Need need) {
        plain.require(need);
    }

    @Override
    public Netns own() {
        return plain.own();
    }

    @Override
    public Network enter(Netns netns) {
        return plain.enter(netns);
    }

    @Override
    public CounterWindow counters(Netns netns, Duration window, BooleanSupplier cancelled) {
        return plain.counters(netns, window, cancelled);
    }

    @Override
    public FrameSource frames(List<FramePoint> points, CaptureRequest request) {
        return plain.frames(points, request);
    }

    @Override
    public Prober prober(Netns netns) {
        return plain.prober(netns);
    }

    @Override
    public ResolverFile resolver(Place place) {
        return plain.resolver(place);
    }

    @Override
    public ResolverFile hosts(Place place) {
        return plain.hosts(place);
    }

    @Override
    public Answer<OvsBridge> ovs() {
        return plain.ovs();
    }

    @Override
    public Answer<ServiceAddress> services(Duration patience) {
        return plain.services(patience);
    }

    @Override
    public Answer<Check> checks() {
        return plain.checks();
    }

    @Override
    public CniTraces cni() {
        return plain.cni();
    }

    /** Ends the listening; later questions are answered without memory. */
    @Override
    public void close() {
        starting.lock();
        try {
            refused = true;
            if (watch != null) {
                watch.close();
                watch = null;
            }
        } finally {
            starting.unlock();
        }
    }
}
