package io.podwire.analysis.place;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Finds everything on a node that a target names. Addresses and MACs are compared by value, never as text; names exactly first,
 * and only where nothing is equal by their beginnings.
 */
final class TargetMatcher {

    /** A shorter beginning of an id would match by chance. */
    private static final int SHORTEST_ID_PREFIX = 4;

    private final NodeFacts facts;
    private final Cabling cabling;

    TargetMatcher(NodeFacts facts) {
        this.facts = facts;
        this.cabling = new Cabling(facts);
    }

    /** Hits in order of strength, each destination once; empty where nothing answers. */
    List<Hit> match(TargetRef target) {
        List<Hit> hits = new ArrayList<>();
        String value = target.value();
        switch (target.form()) {
            case HOST -> hits.add(hostHit("host", facts.hostName()));
            case ADDRESS -> byAddress(IpAddress.parse(value), hits);
            case MAC -> byMac(MacAddress.parse(value), hits);
            case LINK -> byLink(value, hits);
            case NETNS -> byNetns(value, hits);
            case PID -> byPid(Integer.parseInt(value), hits);
            case CONTAINER -> byContainer(value, String::startsWith, hits);
            case UID -> byUid(value, hits);
            case POD -> byPod(target.namespace(), value, hits);
            case NODE -> byNode(value, hits);
            case WORD -> byWord(value, hits);
            case SERVICE ->
                throw new Unsupported(
                        "svc/" + target.namespace() + "/" + value
                                + ": a service is known to the cluster's API only, which podwire does not ask yet",
                        "try:   podwire findpod with the address of one of its endpoints");
        }
        return distinct(hits);
    }

    private static List<Hit> distinct(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : hits) {
            if (kept.stream().noneMatch(hit::sameDestination)) {
                kept.add(hit);
            }
        }
        return kept;
    }

    private Hit hostHit(String by, String value) {
        return new Hit(by, value, facts.host().netns().inode(), null);
    }

    /** A namespace stands for the pod that lives in it. */
    private Hit netnsHit(String by, String value, long inode) {
        List<Pod> here = facts.podsIn(inode);
        return new Hit(by, value, inode, here.size() == 1 ? here.get(0) : null);
    }

    private static Hit podHit(String by, String value, Pod pod) {
        return new Hit(by, value, pod.netns(), pod);
    }

    private void byAddress(IpAddress wanted, List<Hit> hits) {
        if (wanted.loopback()) {
            throw new BadUse(wanted + " is the loopback of every network namespace", "try:   podwire netns");
        }
        for (NetnsFacts netns : facts.netnses()) {
            for (Address address : netns.addresses()) {
                if (address.address().address().equals(wanted)) {
                    hits.add(
                            netnsHit("address", wanted.toString(), netns.netns().inode()));
                }
            }
        }
        if (!hits.isEmpty()) {
            return;
        }
        // A pod in a virtual machine, or with a network stack of its own, has no link with its address: its CNI record
        // does.
        for (Pod pod : facts.pods()) {
            for (CniAttachment attachment : pod.cni()) {
                for (Cidr address : attachment.addresses()) {
                    if (address.address().equals(wanted)) {
                        hits.add(podHit("cni-address", wanted.toString(), pod));
                    }
                }
            }
        }
    }

    private void byMac(MacAddress wanted, List<Hit> hits) {
        List<Hit> ofHost = new ArrayList<>();
        for (NetnsFacts netns : facts.netnses()) {
            for (Link link : netns.links()) {
                // every loopback has the same one, all zeros: it names nothing
                if (wanted.equals(link.mac()) && !link.flags().contains("LOOPBACK")) {
                    (netns.netns().host() ? ofHost : hits).add(linkHit("mac", wanted.toString(), link));
                }
            }
        }
        hits.addAll(ofHost);
    }

    /** The pod's end of a cable means its own namespace; so does the host's end. */
    private Hit linkHit(String by, String value, Link link) {
        Link peer = cabling.peerOf(link);
        boolean hostEnd = link.netns() == facts.host().netns().inode() && peer != null && peer.netns() != link.netns();
        return hostEnd ? netnsHit("host-" + by, value, peer.netns()) : netnsHit(by, value, link.netns());
    }

    private void byLink(String name, List<Hit> hits) {
        linksCalled(facts.host(), name, hits);
        if (!hits.isEmpty()) {
            return;
        }
        for (NetnsFacts netns : facts.netnses()) {
            linksCalled(netns, name, hits);
        }
    }

    private void linksCalled(NetnsFacts netns, String name, List<Hit> hits) {
        for (Link link : netns.links()) {
            if (link.name().equals(name) || link.alternativeNames().contains(name)) {
                hits.add(linkHit("link", name, link));
            }
        }
    }

    private void byNetns(String text, List<Hit> hits) {
        netnsCalled(text, String::equals, "netns-name", hits);
        if (isNumber(text)) {
            netnsOfInode(text, hits);
        }
    }

    private void netnsCalled(String text, BiPredicate<String, String> test, String by, List<Hit> hits) {
        for (NetnsFacts netns : facts.netnses()) {
            for (String name : netns.netns().names()) {
                if (test.test(name, text)) {
                    hits.add(netnsHit(by, name, netns.netns().inode()));
                }
            }
        }
    }

    private void netnsOfInode(String text, List<Hit> hits) {
        NetnsFacts netns = facts.netns(Long.parseLong(text));
        if (netns != null) {
            hits.add(
                    netns.netns().host()
                            ? hostHit("netns-inode", text)
                            : netnsHit("netns-inode", text, netns.netns().inode()));
        }
    }

    private void byPid(int pid, List<Hit> hits) {
        for (Pod pod : facts.pods()) {
            if (pod.pids().contains(pid)) {
                hits.add(podHit("pid", Integer.toString(pid), pod));
            }
        }
        if (!hits.isEmpty()) {
            return;
        }
        for (NetnsFacts netns : facts.netnses()) {
            if (netns.netns().pids().contains(pid)) {
                hits.add(netnsHit("pid", Integer.toString(pid), netns.netns().inode()));
            }
        }
    }

    private void byContainer(String id, BiPredicate<String, String> test, List<Hit> hits) {
        for (Pod pod : facts.pods()) {
            if (pod.sandbox() != null && test.test(pod.sandbox(), id)) {
                hits.add(podHit(by("container", pod.sandbox(), id), pod.sandbox(), pod));
            }
            for (Container container : pod.containers()) {
                if (test.test(container.id(), id)) {
                    hits.add(podHit(by("container", container.id(), id), container.id(), pod));
                }
            }
        }
    }

    private static String by(String what, String full, String typed) {
        return full.equals(typed) ? what : what + "-prefix";
    }

    private void byUid(String uid, List<Hit> hits) {
        podsWith("uid", uid.toLowerCase(Locale.ROOT), Pod::uid, String::equals, hits);
        if (hits.isEmpty() && uid.length() >= SHORTEST_ID_PREFIX) {
            podsWith("uid", uid.toLowerCase(Locale.ROOT), Pod::uid, String::startsWith, hits);
        }
    }

    private void podsWith(
            String by,
            String typed,
            java.util.function.Function<Pod, String> key,
            BiPredicate<String, String> test,
            List<Hit> hits) {
        for (Pod pod : facts.pods()) {
            String full = key.apply(pod);
            if (full != null && test.test(full, typed)) {
                hits.add(podHit(by(by, full, typed), full, pod));
            }
        }
    }

    private void byPod(String namespace, String name, List<Hit> hits) {
        for (BiPredicate<String, String> test :
                List.<BiPredicate<String, String>>of(String::equals, String::startsWith)) {
            for (Pod pod : facts.pods()) {
                if (Objects.equals(pod.namespace(), namespace) && pod.name() != null && test.test(pod.name(), name)) {
                    hits.add(podHit(by("pod", pod.name(), name), pod.label(), pod));
                }
            }
            if (!hits.isEmpty()) {
                return;
            }
        }
    }

    private void byNode(String name, List<Hit> hits) {
        if (!name.equals(facts.hostName())) {
            throw new Unsupported("node/" + name
                    + ": other nodes are known to the cluster's API only, which podwire does not ask yet; this node is "
                    + facts.hostName());
        }
        hits.add(hostHit("node", name));
    }

    private void byWord(String word, List<Hit> hits) {
        String lower = word.toLowerCase(Locale.ROOT);
        podsWith("pod-name", word, Pod::name, String::equals, hits);
        netnsCalled(word, String::equals, "netns-name", hits);
        linksCalled(facts.host(), word, hits);
        podsWith("uid", lower, Pod::uid, String::equals, hits);
        byContainer(lower, String::equals, hits);
        if (isNumber(word)) {
            netnsOfInode(word, hits);
            if (word.length() <= 9) {
                byPid(Integer.parseInt(word), hits);
            }
        }
        if (word.equals(facts.hostName())) {
            hits.add(hostHit("node", word));
        }
        if (hits.isEmpty()) {
            byBeginning(word, lower, hits);
        }
    }

    private void byBeginning(String word, String lower, List<Hit> hits) {
        podsWith("pod-name", word, Pod::name, String::startsWith, hits);
        netnsCalled(word, String::startsWith, "netns-name-prefix", hits);
        if (lower.length() >= SHORTEST_ID_PREFIX) {
            podsWith("uid", lower, Pod::uid, String::startsWith, hits);
            byContainer(lower, String::startsWith, hits);
        }
        if (hits.isEmpty()) {
            for (NetnsFacts netns : facts.netnses()) {
                linksCalled(netns, word, hits);
            }
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
