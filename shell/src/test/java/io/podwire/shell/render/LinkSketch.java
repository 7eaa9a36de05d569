package io.podwire.shell.render;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.OvsPort;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** A link of a graph that a test makes up, described bit by bit; what is not said is as with a cable that is up. */
public final class LinkSketch {

    private final String place;
    private final Integer index;
    private final String name;
    private final String kind;
    private Role role = Role.OTHER;
    private String meaning = "";
    private MacAddress mac;
    private int mtu = 1500;
    private String state = "UP";
    private final List<Cidr> addresses = new ArrayList<>();
    private Tunnel tunnel;
    private OvsPort ovs;
    private final List<String> programs = new ArrayList<>();

    /** @param index null where the kernel has no such link */
    public LinkSketch(String place, Integer index, String name, String kind) {
        this.place = place;
        this.index = index;
        this.name = name;
        this.kind = kind;
    }

    public LinkSketch role(Role is, String words) {
        role = is;
        meaning = words;
        return this;
    }

    public LinkSketch mac(String text) {
        return mac(MacAddress.parse(text));
    }

    public LinkSketch mac(MacAddress its) {
        mac = its;
        return this;
    }

    public LinkSketch mtu(int bytes) {
        mtu = bytes;
        return this;
    }

    public LinkSketch down() {
        return state("DOWN");
    }

    public LinkSketch state(String operState) {
        state = operState;
        return this;
    }

    public LinkSketch at(String... texts) {
        for (String text : texts) {
            addresses.add(Cidr.parse(text));
        }
        return this;
    }

    public LinkSketch tunnel(Long id, Integer port, FarEnd farEnd, String local, String... remotes) {
        List<IpAddress> far = List.of(remotes).stream().map(IpAddress::parse).toList();
        tunnel = new Tunnel(id, local == null ? null : IpAddress.parse(local), far, farEnd, port);
        return this;
    }

    public LinkSketch port(String bridge, Integer number, String type) {
        ovs = new OvsPort(bridge, number, null, type, null);
        return this;
    }

    public LinkSketch program(String... texts) {
        programs.addAll(List.of(texts));
        return this;
    }

    /** As an id of the kernel's links is made, and of those that Open vSwitch alone has. */
    public String usualId() {
        return index == null ? place.split("/")[0] + "/ovs/" + ovs.bridge() + "/" + name : place + "/" + index;
    }

    /** The link under that id. */
    public TopologyLink as(String id) {
        return new TopologyLink(
                id, place, index, name, kind, role, meaning, mac, mtu, state, addresses, tunnel, ovs, programs);
    }
}
