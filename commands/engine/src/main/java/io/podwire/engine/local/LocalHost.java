package io.podwire.engine.local;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.command.Observed;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.host.Check;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.FramePoint;
import io.podwire.api.host.Host;
import io.podwire.api.host.HostFacts;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.Prober;
import io.podwire.engine.capture.PcapFilters;
import io.podwire.engine.capture.RingOpening;
import io.podwire.engine.doctor.CniFiles;
import io.podwire.engine.doctor.Doctor;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.files.Patience;
import io.podwire.engine.linux.Capabilities;
import io.podwire.engine.linux.Capabilities.Capability;
import io.podwire.engine.netns.NetnsTable;
import io.podwire.engine.ovs.OpenVswitch;
import io.podwire.engine.pods.PodTable;
import io.podwire.engine.probe.LocalProber;
import io.podwire.engine.resolver.ResolverFiles;
import io.podwire.engine.services.NodeServices;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The machine this process runs on, read through its kernel and the files under its root. */
public final class LocalHost implements Host {

    private final HostRoot root;

    /** For the host whose files are under {@code root}; its kernel is this one's in any case. */
    public LocalHost(HostRoot root) {
        this.root = root;
    }

    @Override
    public HostFacts facts() {
        return HostFactsReader.read(root);
    }

    @Override
    public void require(Need need) {
        Capabilities held = OwnProcess.capabilities();
        List<Capability> lacking = switch (need) {
            case NETNS -> held.lacking(Capability.CAP_SYS_ADMIN, Capability.CAP_SYS_PTRACE);
            case NET_ADMIN -> held.lacking(Capability.CAP_NET_ADMIN);
            case LIVE -> List.<Capability>of();
        };
        if (!lacking.isEmpty()) {
            throw new NotPermitted(
                    what(need) + " needs " + words(lacking) + " on " + facts().name() + "; held: " + held,
                    "try:   sudo podwire …");
        }
    }

    private static String what(Need need) {
        return switch (need) {
            case NETNS -> "entering network namespaces";
            case NET_ADMIN -> "reading the connection tracking table";
            case LIVE -> "sending";
        };
    }

    private static String words(List<Capability> capabilities) {
        return String.join(" and ", capabilities.stream().map(Capability::name).toList());
    }

    @Override
    public Netns own() {
        return OwnProcess.netns();
    }

    @Override
    public Answer<Netns> netnses() {
        return new NetnsTable(root).list();
    }

    @Override
    public Answer<Netns> netnsesInUse() {
        return new NetnsTable(root).listInUse();
    }

    @Override
    public Network enter(Netns netns) {
        return LocalNetwork.open(netns, root);
    }

    @Override
    public <T> List<Observed<T>> visit(List<Netns> netnses, Function<Network, T> read) {
        return new NetworkVisits(root).visit(netnses, read);
    }

    @Override
    public FrameSource frames(List<FramePoint> points, CaptureRequest request) {
        return RingOpening.open(points, request, root, new PcapFilters());
    }

    @Override
    public Prober prober(Netns netns) {
        return LocalProber.open(netns, root);
    }

    @Override
    public ResolverFile resolver(Place place) {
        return ResolverFiles.settings(root, Patience.ONE_SECOND).read(place);
    }

    @Override
    public ResolverFile hosts(Place place) {
        return ResolverFiles.names(root, Patience.ONE_SECOND).read(place);
    }

    @Override
    public Answer<Pod> pods() {
        return PodTable.of(root).all();
    }

    @Override
    public Answer<OvsBridge> ovs() {
        return new OpenVswitch(root).bridges(this::ownLinks);
    }

    private List<Link> ownLinks() {
        try (Network own = enter(own())) {
            return own.links();
        }
    }

    @Override
    public Answer<ServiceAddress> services(Duration patience) {
        return NodeServices.read(root, patience);
    }

    @Override
    public Answer<Check> checks() {
        return Doctor.examine(root);
    }

    @Override
    public CniTraces cni() {
        return CniFiles.read(root);
    }
}
