package io.podwire.analysis.place;

import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read on one node at about one time: the ground on which keys are matched. Immutable. */
public final class NodeFacts {

    private final String hostName;
    private final Map<Long, NetnsFacts> byInode = new LinkedHashMap<>();
    private final Map<Long, Map<Integer, Link>> links = new HashMap<>();
    private final List<Pod> pods;
    private final List<OvsBridge> bridges;
    private final boolean ovsUnknown;
    private final NetnsFacts host;

    /**
     * @param hostName of the node
     * @param netnses what was read in each namespace, the host's own among them
     * @param pods every pod known here
     * @param bridges of Open vSwitch
     * @param ovsUnknown true where there is an OVS that could not be asked
     * @throws IllegalArgumentException where the host's own namespace is missing
     */
    public NodeFacts(
            String hostName, List<NetnsFacts> netnses, List<Pod> pods, List<OvsBridge> bridges, boolean ovsUnknown) {
        this.hostName = hostName;
        netnses.forEach(facts -> {
            byInode.put(facts.netns().inode(), facts);
            links.put(facts.netns().inode(), byIndex(facts.links()));
        });
        this.pods = List.copyOf(pods);
        this.bridges = List.copyOf(bridges);
        this.ovsUnknown = ovsUnknown;
        this.host = netnses.stream()
                .filter(facts -> facts.netns().host())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("facts of a node without its own namespace"));
    }

    private static Map<Integer, Link> byIndex(List<Link> links) {
        Map<Integer, Link> byIndex = new HashMap<>();
        links.forEach(link -> byIndex.putIfAbsent(link.index(), link));
        return byIndex;
    }

    public String hostName() {
        return hostName;
    }

    /** The host's own network. */
    public NetnsFacts host() {
        return host;
    }

    /** In the order they were read: the host's own first. */
    public Iterable<NetnsFacts> netnses() {
        return byInode.values();
    }

    public List<Pod> pods() {
        return pods;
    }

    public List<OvsBridge> bridges() {
        return bridges;
    }

    /** True where there is an Open vSwitch whose database could not be asked. */
    public boolean ovsUnknown() {
        return ovsUnknown;
    }

    /** The facts of a namespace, or null where it was not read. */
    public NetnsFacts netns(Long inode) {
        return inode == null ? null : byInode.get(inode);
    }

    /** A link by its true name, (namespace, index); null where it was not seen. */
    public Link link(long inode, Integer index) {
        return index == null ? null : links.getOrDefault(inode, Map.of()).get(index);
    }

    /** The pods whose own namespace this is; never one that uses the host's. */
    public List<Pod> podsIn(long inode) {
        return pods.stream()
                .filter(pod -> !pod.hostNetwork() && pod.netns() != null && pod.netns() == inode)
                .toList();
    }

    /** {@code NS/NAME} of the pod that lives in a namespace; null where none or several do. */
    public String podLabel(long inode) {
        List<Pod> here = podsIn(inode);
        return here.size() == 1 ? here.get(0).label() : null;
    }

    /** How a namespace is best called. */
    public String placeLabel(long inode) {
        NetnsFacts facts = byInode.get(inode);
        return facts == null ? "netns/" + inode : facts.netns().label();
    }

    /** The namespace itself, or null where it was not read. */
    public Netns netnsRecord(Long inode) {
        NetnsFacts facts = netns(inode);
        return facts == null ? null : facts.netns();
    }
}
