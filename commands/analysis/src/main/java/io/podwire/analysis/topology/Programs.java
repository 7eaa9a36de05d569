package io.podwire.analysis.topology;

import io.podwire.api.net.AttachedProgram;
import io.podwire.api.net.Link;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.TrafficFilter.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BPF programs on links, in words. Where they send packets is in their code, which podwire does not follow. */
final class Programs {

    private final Map<String, List<String>> ofFilters = new HashMap<>();
    private final NodeView view;

    Programs(NodeView view) {
        this.view = view;
        view.eachForwarding(forwarding -> forwarding.filters().forEach(this::add));
    }

    private void add(TrafficFilter filter) {
        Link link = view.link(filter.netns(), filter.linkIndex());
        if (link == null) {
            return;
        }
        if (filter.kind().equals("bpf")) {
            put(link, "tc " + filter.parent() + program(filter.program(), filter.programId()));
        }
        for (Action action : filter.actions()) {
            if (action.kind().equals("bpf")) {
                put(link, "tc " + filter.parent() + " action" + program(action.program(), action.programId()));
            }
        }
    }

    private void put(Link link, String words) {
        ofFilters.computeIfAbsent(view.id(link), id -> new ArrayList<>()).add(words);
    }

    private static String program(String name, Long id) {
        if (name == null && id == null) {
            return " classic BPF";
        }
        return (name == null ? "" : " " + name) + (id == null ? "" : " (id " + id + ")");
    }

    /** First those that see a packet first. */
    List<String> of(Link link) {
        List<String> all = new ArrayList<>();
        for (AttachedProgram program : link.programs()) {
            all.add(program.hook() + program(program.name(), program.id()));
        }
        all.addAll(ofFilters.getOrDefault(view.id(link), List.of()));
        return all;
    }
}
