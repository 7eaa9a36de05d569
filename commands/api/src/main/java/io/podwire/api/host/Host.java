package io.podwire.api.host;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Need;
import io.podwire.api.command.Observed;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.Prober;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A machine that podwire runs on: the way from commands to its kernel and files. Asking changes nothing on it. */
public interface Host {

    /** Who and what this machine is. */
    HostFacts facts();

    /**
     * Refuses where a privilege is missing that the need asks for; the message names what is missing and what is held.
     *
     * @throws io.podwire.api.error.NotPermitted where podwire may not
     * @throws io.podwire.api.error.Unsupported where no host runs that it could be had from
     */
    void require(Need need);

    /** The namespace podwire was started in, known without looking at any other. */
    Netns own();

    /** Every network namespace that can be found, the host's own first, then by inode. */
    Answer<Netns> netnses();

    /**
     * As {@link #netnses}, but without those that nothing but an open descriptor holds: on a busy node finding these is most of the
     * work, for every descriptor of every process is looked at.
     */
    Answer<Netns> netnsesInUse();

    /**
     * Opens a namespace for reading.
     *
     * @throws io.podwire.api.error.NotFound where it is gone
     * @throws io.podwire.api.error.NotPermitted where a capability is missing
     */
    Network enter(Netns netns);

    /**
     * Reads from several namespaces, each opened for no longer than its reading takes. For many of them this is much faster than
     * {@link #enter} for each.
     *
     * @param read called once for each that can be opened, on the calling thread; must not keep the network
     * @return in the order of {@code netnses}; a reason for each that could not be opened or read
     */
    default <T> List<Observed<T>> visit(List<Netns> netnses, Function<Network, T> read) {
        List<Observed<T>> all = new ArrayList<>(netnses.size());
        for (Netns netns : netnses) {
            all.add(Observed.of(netns.label(), () -> {
                try (Network network = enter(netns)) {
                    return read.apply(network);
                }
            }));
        }
        return all;
    }

    /**
     * Reads a namespace's counters, lets go of it, waits, and reads them again: held for the time, a deleted pod's links would live on.
     *
     * @param window how long to wait
     * @param cancelled ends the waiting early; the second reading is then made at once
     * @throws io.podwire.api.error.NotFound where the namespace is gone, at the beginning or at the end
     */
    default CounterWindow counters(Netns netns, Duration window, BooleanSupplier cancelled) {
        long begun = System.nanoTime();
        CounterReading first;
        try (Network network = enter(netns)) {
            first = network.counters();
        }
        Waiting.until(begun + window.toNanos(), cancelled);
        try (Network network = enter(netns)) {
            // Measured from before one reading to before the other, so that both take their time inside and outside
            // alike.
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            return new CounterWindow(first, network.counters(), elapsed);
        }
    }

    /**
     * Takes frames from a link.
     *
     * @param points each a namespace and the name of a link there, {@code any}, or null for its first that is up and no loopback
     * @param request the rest of what is asked; its own points are not read
     * @throws io.podwire.api.error.NotFound where the namespace or link is gone
     * @throws io.podwire.api.error.NotPermitted where a capability is missing
     * @throws io.podwire.api.error.BadUse where the filter does not compile
     */
    default FrameSource frames(List<FramePoint> points, CaptureRequest request) {
        throw new Unsupported("frames can't be captured here: there is no kernel behind it");
    }

    /**
     * Makes ready to send probes from a namespace.
     *
     * @throws io.podwire.api.error.NotFound where it is gone
     * @throws io.podwire.api.error.NotPermitted where not even datagram sockets may be opened there
     */
    default Prober prober(Netns netns) {
        throw new Unsupported("probes can't be sent here: there is no kernel behind it");
    }

    /**
     * The resolver's settings that programs of a place have: a pod's own file, whatever the runtime, and else that of a process there.
     *
     * @return without text where no such file is there
     * @throws io.podwire.api.error.NotPermitted where it may not be read
     */
    default ResolverFile resolver(Place place) {
        throw new Unsupported("a resolver's settings can't be read here: there is no file system behind it");
    }

    /**
     * The names with fixed addresses that programs of a place have, hosts(5): found as {@link #resolver} is.
     *
     * @return without text where no such file is there
     * @throws io.podwire.api.error.NotPermitted where it may not be read
     */
    default ResolverFile hosts(Place place) {
        throw new Unsupported("a hosts file can't be read here: there is no file system behind it");
    }

    /** Every pod that left a trace on this host, by namespace and name. */
    Answer<Pod> pods();

    /**
     * Open vSwitch's bridges.
     *
     * @return no items and one gap, {@code bridge unknown}, where OVSDB's socket can't be asked though OVS links exist; no items
     *     and no gap where there is no OVS
     */
    Answer<OvsBridge> ovs();

    /**
     * Services with their cluster addresses, as this node's own rules name them; by namespace and name. The API server is not asked.
     *
     * @param patience how long the programs that print the rules may take together
     * @return a gap where there are no such rules, or not all could be read in that time
     */
    default Answer<ServiceAddress> services(Duration patience) {
        return new Answer<>(List.of(), List.of(new Gap("services", "there are no rules behind this that name them")));
    }

    /** What podwire may do here, what the kernel can, which tools and container runtimes there are. */
    Answer<Check> checks();

    /** What CNI plug-ins left in this host's files. */
    CniTraces cni();
}
