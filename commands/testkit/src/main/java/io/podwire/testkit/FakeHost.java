package io.podwire.testkit;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.Host;
import io.podwire.api.host.HostFacts;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.Prober;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A host made of records. Strict: it counts every network that was entered, and closing it fails the test while one is still open
 * (an open one would keep a deleted pod's links alive on a real host).
 *
 * <pre>{@code
 * try (FakeHost host = new FakeHost("n1", new FakeNetwork(own).links(…))) {
 *     Answer<Link> answer = new Links().run(args, new FakeSession(host));
 * }
 * }</pre>
 */
public final class FakeHost implements Host, AutoCloseable {

    private final HostFacts facts;
    private final FakeNetwork own;
    private final Map<Long, FakeNetwork> networks = new TreeMap<>();
    private final EnumSet<Need> refused = EnumSet.noneOf(Need.class);
    private final List<Netns> gone = new ArrayList<>();
    private final List<Throwable> open = new ArrayList<>();
    private Answer<Pod> pods = Answer.of(List.of());
    private Answer<OvsBridge> ovs = Answer.of(List.of());
    private Answer<ServiceAddress> services = Answer.of(List.of());
    private Answer<Check> checks = Answer.of(List.of());
    private CniTraces cni = CniTraces.none();
    private ResolverFile resolver;
    private ResolverFile hosts = new ResolverFile("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n");
    private Prober prober;
    private final Map<Long, CounterReading> later = new TreeMap<>();
    private int entered;

    /**
     * @param name host name
     * @param own the namespace podwire was started in
     * @param others further ones
     */
    public FakeHost(String name, FakeNetwork own, FakeNetwork... others) {
        this.facts = new HostFacts(name, "6.1.0", "x86_64", "Test Linux", "boot", Instant.EPOCH, "/");
        this.own = own;
        networks.put(own.netns().inode(), own);
        for (FakeNetwork other : others) {
            if (networks.put(other.netns().inode(), other) != null) {
                throw new AssertionError(
                        "two networks with inode " + other.netns().inode());
            }
        }
    }

    public FakeHost pods(Answer<Pod> answer) {
        pods = answer;
        return this;
    }

    public FakeHost ovs(Answer<OvsBridge> answer) {
        ovs = answer;
        return this;
    }

    /** What sends probes, from whatever namespace. */
    public FakeHost prober(Prober one) {
        prober = one;
        return this;
    }

    @Override
    public Prober prober(Netns netns) {
        if (prober == null) {
            throw new AssertionError("this host was given no prober");
        }
        return prober;
    }

    /** What a resolver reads, in whatever place. */
    public FakeHost resolver(ResolverFile file) {
        resolver = file;
        return this;
    }

    @Override
    public ResolverFile resolver(Place place) {
        if (resolver == null) {
            throw new AssertionError("this host was given no resolv.conf");
        }
        return resolver;
    }

    /** What it finds in a hosts file, in whatever place; else there is one with localhost alone. */
    public FakeHost hosts(ResolverFile file) {
        hosts = file;
        return this;
    }

    @Override
    public ResolverFile hosts(Place place) {
        return hosts;
    }

    public FakeHost services(Answer<ServiceAddress> answer) {
        services = answer;
        return this;
    }

    @Override
    public Answer<ServiceAddress> services(Duration patience) {
        return services;
    }

    public FakeHost checks(Answer<Check> answer) {
        checks = answer;
        return this;
    }

    public FakeHost cni(CniTraces traces) {
        cni = traces;
        return this;
    }

    /** What a namespace's counters will say at the end of a window, however long that is; without it nothing grows. */
    public FakeHost laterCounters(CounterReading reading) {
        later.put(reading.netns(), reading);
        return this;
    }

    /** From now on that privilege is missing. */
    public FakeHost refuse(Need need) {
        refused.add(need);
        return this;
    }

    /** That namespace is still listed, and vanishes before it is entered. */
    public FakeHost vanishing(Netns netns) {
        gone.add(netns);
        return this;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public void require(Need need) {
        if (refused.contains(need)) {
            throw new NotPermitted(need + ": not held", "needs: " + need);
        }
    }

    @Override
    public Netns own() {
        return own.netns();
    }

    @Override
    public Answer<Netns> netnses() {
        List<Netns> all = new ArrayList<>();
        all.add(own.netns());
        networks.values().stream().filter(n -> n != own).map(FakeNetwork::netns).forEach(all::add);
        return Answer.of(all);
    }

    @Override
    public Answer<Netns> netnsesInUse() {
        Answer<Netns> all = netnses();
        return new Answer<>(
                all.items().stream()
                        .filter(netns -> netns.descriptors().isEmpty())
                        .toList(),
                all.gaps());
    }

    @Override
    public synchronized Network enter(Netns netns) {
        FakeNetwork network = networks.get(netns.inode());
        if (network == null || gone.contains(netns)) {
            throw new NotFound(netns.label() + ": ENOENT (No such file or directory)");
        }
        entered++;
        Throwable where = new Throwable(netns.label() + " was entered here");
        open.add(where);
        return network.opened(() -> closed(where));
    }

    private synchronized void closed(Throwable where) {
        open.remove(where);
    }

    /** Without any waiting: the time passes because the test says so. */
    @Override
    public CounterWindow counters(Netns netns, Duration window, BooleanSupplier cancelled) {
        try (Network network = enter(netns)) {
            CounterReading first = network.counters();
            return new CounterWindow(first, later.getOrDefault(netns.inode(), first), window);
        }
    }

    @Override
    public Answer<Pod> pods() {
        return pods;
    }

    @Override
    public Answer<OvsBridge> ovs() {
        return ovs;
    }

    @Override
    public Answer<Check> checks() {
        return checks;
    }

    @Override
    public CniTraces cni() {
        return cni;
    }

    /** Networks entered so far. */
    public synchronized int entered() {
        return entered;
    }

    /** Networks entered and not closed. */
    public synchronized int open() {
        return open.size();
    }

    /** Fails, showing where it was entered, while a network is open. */
    @Override
    public synchronized void close() {
        if (!open.isEmpty()) {
            throw new AssertionError(open.size() + " networks were left open", open.get(0));
        }
    }
}
