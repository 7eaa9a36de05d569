package io.podwire.shell.render.tables;

import io.podwire.api.command.ValueForm;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.HostLink;
import io.podwire.api.pod.PodPlace.OvsPort;
import io.podwire.api.pod.PodPlace.PodLink;
import io.podwire.api.value.Cidr;
import io.podwire.shell.render.Card;
import io.podwire.shell.render.Card.Fact;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a key led to, to be read whole. */
final class PodPlaceCard {

    static final Card<PodPlace> CARD = new Card<>("matches", PodPlace::label, PodPlaceCard::facts);

    /** As much of an id as people and crictl use. */
    private static final int SHORT_ID = 12;

    private PodPlaceCard() {}

    private static List<Fact> facts(PodPlace place) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("found by", place.match().by() + " " + place.match().value()));
        facts.add(new Fact("what", what(place)));
        if (place.pod() != null) {
            ofPod(place.pod(), facts);
        }
        if (place.netns() != null && place.kind() != PodPlace.Kind.NODE) {
            facts.add(new Fact("netns", netns(place.netns())));
        }
        place.links().forEach(link -> ofLink(link, facts));
        if (place.pod() != null) {
            ofRecords(place.pod().cni(), facts);
        }
        place.remarks().forEach(remark -> facts.add(new Fact("remark", remark, Tone.WARN)));
        return facts;
    }

    private static String what(PodPlace place) {
        String kind = ValueForm.word(place.kind());
        Pod pod = place.pod();
        if (pod == null) {
            return kind;
        }
        StringBuilder text = new StringBuilder(kind).append(" of ").append(pod.runtime());
        if (pod.handler() != null) {
            text.append(", ").append(pod.handler());
        }
        if (pod.hostNetwork()) {
            text.append(", on the host's network");
        }
        return Boolean.TRUE.equals(pod.staticPod()) ? text.append(", static").toString() : text.toString();
    }

    private static void ofPod(Pod pod, List<Fact> facts) {
        if (pod.uid() != null) {
            facts.add(new Fact("uid", pod.uid()));
        }
        if (pod.sandbox() != null) {
            facts.add(new Fact(
                    "sandbox",
                    shortId(pod.sandbox())
                            + pid(pod.pids().isEmpty() ? null : pod.pids().get(0))));
        }
        for (Container container : pod.containers()) {
            String name = container.name() == null ? "" : container.name() + " ";
            facts.add(new Fact("container", name + shortId(container.id()) + pid(container.pid())));
        }
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    private static String pid(Integer pid) {
        return pid == null ? ", no process here" : ", pid " + pid;
    }

    private static String netns(Netns netns) {
        return netns.names().isEmpty()
                ? netns.inode() + ", no name"
                : String.join(", ", netns.names()) + ", inode " + netns.inode();
    }

    private static void ofLink(PodLink link, List<Fact> facts) {
        String addresses = link.addresses().stream().map(Cidr::toString).collect(Collectors.joining(" "));
        facts.add(new Fact(link.name(), addresses.isEmpty() ? "no address" : addresses));
        facts.add(new Fact(
                "",
                "index " + link.index() + (link.kind().isEmpty() ? "" : ", " + link.kind())
                        + (link.mac() == null ? "" : ", MAC " + link.mac()) + ", MTU " + link.mtu() + ", "
                        + link.operState()));
        if (link.peer() != null) {
            ofPeer(link.peer(), facts);
        }
    }

    private static void ofPeer(HostLink peer, List<Fact> facts) {
        StringBuilder text = new StringBuilder(peer.relation().equals("parent") ? "on top of " : "other end: ")
                .append(peer.name())
                .append(" on ")
                .append(peer.place())
                .append(", index ")
                .append(peer.index());
        if (peer.mac() != null) {
            text.append(", MAC ").append(peer.mac());
        }
        text.append(", ").append(peer.operState());
        if (peer.bridgeKind() != null && peer.bridgeKind().equals("unknown")) {
            text.append(", port of an Open vSwitch, bridge unknown");
        } else if (peer.bridge() != null) {
            text.append(", port of ").append(peer.bridgeKind()).append(' ').append(peer.bridge());
        }
        facts.add(new Fact("", text.toString()));
        if (peer.ovsPort() != null) {
            facts.add(new Fact("", ovs(peer.ovsPort())));
        }
    }

    private static String ovs(OvsPort port) {
        StringBuilder text = new StringBuilder("OVS port ").append(port.port());
        text.append(port.ofPort() == null ? ", no OpenFlow number" : ", OpenFlow " + port.ofPort());
        if (port.tag() != null) {
            text.append(", VLAN ").append(port.tag());
        }
        for (Map.Entry<String, String> id : new TreeMap<>(port.externalIds()).entrySet()) {
            text.append(' ').append(id.getKey()).append('=').append(id.getValue());
        }
        return text.toString();
    }

    /** Several plug-ins of a chain write the same address down: said once, with the number of records. */
    private static void ofRecords(List<CniAttachment> records, List<Fact> facts) {
        Map<String, List<CniAttachment>> same = new LinkedHashMap<>();
        for (CniAttachment record : records) {
            String addresses = record.addresses().stream()
                    .map(cidr -> cidr.address().toString())
                    .collect(Collectors.joining(" "));
            String network = record.network() == null ? "" : record.network() + ": ";
            String link = record.link() == null ? "" : record.link() + " ";
            same.computeIfAbsent(network + link + addresses, words -> new ArrayList<>())
                    .add(record);
        }
        same.forEach((words, agreeing) -> facts.add(new Fact("cni", words + sources(agreeing))));
    }

    private static String sources(List<CniAttachment> agreeing) {
        String source = agreeing.get(0).source();
        if (agreeing.size() > 1) {
            return " (" + agreeing.size() + " records)";
        }
        return source == null ? "" : " (" + source + ")";
    }
}
