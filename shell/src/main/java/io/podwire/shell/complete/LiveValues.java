package io.podwire.shell.complete;

import io.podwire.api.host.LiveNames.Name;
import io.podwire.api.host.LiveNames.Names;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Targets, links and namespaces that a value can be completed from; asks for live names at most once. */
final class LiveValues {

    private static final String PODS = "pods";
    private static final String LINKS = "links";
    private static final String NETNSES = "netns";
    private static final String ADDRESSES = "addresses";
    private static final String CONTAINERS = "containers";

    private final Surroundings surroundings;

    LiveValues(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whatever a target may begin with; the forms of {@code docs/targets.md}. */
    List<Suggestion> targets(String typed) {
        List<Suggestion> all = new ArrayList<>();
        Names names = surroundings.names().now();
        int slash = typed.indexOf('/');
        switch (slash < 0 ? "" : typed.substring(0, slash)) {
            case "pod" -> add(all, names.pods(), name -> "pod/" + name, PODS);
            case "link" -> add(all, names.links(), name -> "link/" + name, LINKS);
            case "netns" -> add(all, names.netnses(), name -> "netns/" + name, NETNSES);
            case "ctr" -> add(all, names.containers(), name -> "ctr/" + name, CONTAINERS);
            default -> plain(all, names, typed);
        }
        return all;
    }

    private static void plain(List<Suggestion> all, Names names, String typed) {
        add(all, names.pods(), UnaryOperator.identity(), PODS);
        all.add(Suggestion.of("host", "this host's own network", "places"));
        all.add(Suggestion.start("pod/", "a pod, NS/NAME", "places"));
        all.add(Suggestion.start("link/", "a link of this host", "places"));
        all.add(Suggestion.start("netns/", "a network namespace by name or inode", "places"));
        all.add(Suggestion.start("pid/", "a process", "places"));
        all.add(Suggestion.start("ctr/", "a container by id", "places"));
        all.add(Suggestion.start("uid/", "a pod by its uid", "places"));
        if (typed.isEmpty()) {
            return;
        }
        // A bare name leads to a pod too; listed only once something was typed, or each pod would stand there twice.
        add(all, names.pods(), LiveValues::withoutNamespace, PODS);
        add(all, names.addresses(), UnaryOperator.identity(), ADDRESSES);
        add(all, names.links(), UnaryOperator.identity(), LINKS);
        add(all, names.netnses(), UnaryOperator.identity(), NETNSES);
    }

    private static String withoutNamespace(String label) {
        return label.substring(label.indexOf('/') + 1);
    }

    /** @param in the place whose links are meant; null for the host's own network */
    List<Suggestion> links(TargetRef in) {
        List<Suggestion> all = new ArrayList<>();
        add(all, surroundings.names().links(in), UnaryOperator.identity(), LINKS);
        return all;
    }

    List<Suggestion> netnses() {
        List<Suggestion> all = new ArrayList<>();
        add(all, surroundings.names().now().netnses(), UnaryOperator.identity(), NETNSES);
        return all;
    }

    private static void add(List<Suggestion> to, List<Name> names, UnaryOperator<String> typed, String group) {
        for (Name name : names) {
            to.add(Suggestion.of(typed.apply(name.text()), name.about(), group));
        }
    }
}
