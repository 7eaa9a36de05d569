package io.podwire.analysis.place;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.api.value.TargetRef.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers what a target leads to, on given facts. */
public final class Places {

    private static final int LISTED = 12;
    private static final int NEAREST = 3;

    private final NodeFacts facts;

    public Places(NodeFacts facts) {
        this.facts = facts;
    }

    /**
     * Everything a key leads to. An address or a MAC that two places have is two answers: that is a fact worth seeing.
     *
     * @return empty where nothing on the node answers
     * @throws BadUse where a name leads to several things
     */
    public List<PodPlace> find(TargetRef target) {
        List<Hit> hits = new TargetMatcher(facts).match(target);
        PlaceBuilder builder = new PlaceBuilder(facts);
        List<PodPlace> places =
                hits.stream().map(hit -> builder.place(target.toString(), hit)).toList();
        boolean severalAreFacts = target.form() == Form.ADDRESS || target.form() == Form.MAC;
        if (places.size() > 1 && !severalAreFacts) {
            throw ambiguous(target, places);
        }
        return places;
    }

    /** Inodes of the namespaces that a target leads to, however many; empty where nothing answers. */
    public Set<Long> destinations(TargetRef target) {
        Set<Long> inodes = new TreeSet<>();
        for (Hit hit : new TargetMatcher(facts).match(target)) {
            if (hit.netns() != null) {
                inodes.add(hit.netns());
            }
        }
        return inodes;
    }

    /**
     * The one place a target leads to.
     *
     * @throws NotFound with the nearest names
     * @throws BadUse with the list where there are several
     */
    public PodPlace one(TargetRef target) {
        List<PodPlace> places = find(target);
        if (places.isEmpty()) {
            throw notFound(target);
        }
        if (places.size() > 1) {
            throw ambiguous(target, places);
        }
        return places.get(0);
    }

    /** The refusal for a key that nothing answers to. */
    public NotFound notFound(TargetRef target) {
        List<String> near = Nearest.of(target.value(), names(), NEAREST);
        String message = Printable.of(target.toString()) + ": nothing on " + facts.hostName() + " answers to it";
        return near.isEmpty()
                ? new NotFound(message, "try:   podwire pods")
                : new NotFound(
                        message,
                        "near:  "
                                + String.join(
                                        ", ", near.stream().map(Printable::of).toList()),
                        "try:   podwire pods");
    }

    private Set<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (Pod pod : facts.pods()) {
            names.add(pod.label());
            if (pod.name() != null) {
                names.add(pod.name());
            }
        }
        for (NetnsFacts netns : facts.netnses()) {
            names.addAll(netns.netns().names());
            netns.addresses()
                    .forEach(address -> names.add(address.address().address().toString()));
        }
        facts.host().links().forEach(link -> names.add(link.name()));
        return names;
    }

    private static BadUse ambiguous(TargetRef target, List<PodPlace> places) {
        List<String> hints = new ArrayList<>();
        for (PodPlace place : places.subList(0, Math.min(LISTED, places.size()))) {
            hints.add("match: " + typed(place) + "  (" + place.match().by() + " "
                    + Printable.of(place.match().value()) + ")");
        }
        if (places.size() > LISTED) {
            hints.add("       and " + (places.size() - LISTED) + " more");
        }
        return new BadUse(
                Printable.of(target.toString()) + ": leads to " + places.size() + " things where one is needed",
                hints.toArray(String[]::new));
    }

    /** As it can be typed to mean this one only. */
    private static String typed(PodPlace place) {
        if (place.pod() != null
                && place.pod().namespace() != null
                && place.pod().name() != null) {
            return Printable.of("pod/" + place.label());
        }
        if (place.pod() != null && place.pod().sandbox() != null) {
            return "ctr/"
                    + place.pod()
                            .sandbox()
                            .substring(0, Math.min(12, place.pod().sandbox().length()));
        }
        return place.netns() == null || place.netns().host()
                ? Printable.of(place.label())
                : "netns/" + place.netns().inode();
    }
}
