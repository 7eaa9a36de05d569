package io.podwire.scripts.lab.live;

import io.podwire.api.error.BadData;
import io.podwire.scripts.lab.live.LabState.FaultState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.Phase;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lab's state as text: a line a fact, words with tabs between. Read at each start that completes or looks for a node, so kept plain. */
final class StateText {

    private static final String VERSION = "podwire-lab 1";

    private StateText() {}

    static String of(LabState state) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        line(text, "lab", state.lab());
        line(text, "file", state.file().toString());
        line(text, "since", state.since().toString());
        line(text, "phase", state.phase().name());
        line(text, "holder", mark(state.holder()));
        line(text, "first", mark(state.first()));
        state.values().forEach(value -> line(text, "value", value));
        state.nodes().forEach(node -> line(text, "node", node.name(), mark(node.first())));
        state.places()
                .forEach(place -> line(
                        text,
                        "place",
                        place.name(),
                        place.node(),
                        place.netns(),
                        place.pod() ? "pod" : "netns",
                        mark(place.process())));
        for (FaultState fault : state.faults()) {
            List<String> words = new ArrayList<>(
                    List.of("fault", fault.name(), fault.since().toString(), fault.half() ? "half" : "whole"));
            words.addAll(fault.values());
            line(text, words.toArray(String[]::new));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : "\t").append(escaped(words[i]));
        }
        text.append('\n');
    }

    private static String mark(ProcessMark mark) {
        return mark == null ? "-" : mark.pid() + "/" + mark.start();
    }

    /** @throws BadData where it is no such text */
    static LabState read(String name, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
            throw new BadData(name + ": expected a first line '" + VERSION + "'");
        }
        Map<String, String> facts = new HashMap<>();
        List<String> values = new ArrayList<>();
        List<NodeState> nodes = new ArrayList<>();
        List<PlaceState> places = new ArrayList<>();
        List<FaultState> faults = new ArrayList<>();
        int number = 1;
        try {
            for (String line : lines.subList(1, lines.size())) {
                number++;
                List<String> words = Arrays.stream(line.split("\t", -1))
                        .map(StateText::unescaped)
                        .toList();
                switch (words.get(0)) {
                    case "value" -> values.add(words.get(1));
                    case "node" -> nodes.add(new NodeState(words.get(1), mark(words.get(2))));
                    case "place" ->
                        places.add(new PlaceState(
                                words.get(1),
                                words.get(2),
                                words.get(3),
                                words.get(4).equals("pod"),
                                mark(words.get(5))));
                    case "fault" ->
                        faults.add(new FaultState(
                                words.get(1),
                                Instant.parse(words.get(2)),
                                words.get(3).equals("half"),
                                words.subList(4, words.size())));
                    default -> facts.put(words.get(0), words.get(1));
                }
            }
            return new LabState(
                    facts.get("lab"),
                    Path.of(facts.get("file")),
                    Instant.parse(facts.get("since")),
                    Phase.valueOf(facts.get("phase")),
                    mark(facts.get("holder")),
                    mark(facts.get("first")),
                    values,
                    nodes,
                    places,
                    faults);
        } catch (RuntimeException e) {
            throw new BadData(name + ": line " + number + " or what is missing: " + e.getMessage(), e);
        }
    }

    private static ProcessMark mark(String text) {
        if (text.equals("-")) {
            return null;
        }
        int slash = text.indexOf('/');
        return new ProcessMark(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String word) {
        if (word.indexOf('\\') < 0) {
            return word;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' && i + 1 < word.length()) {
                i++;
                c = switch (word.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> word.charAt(i);
                };
            }
            text.append(c);
        }
        return text.toString();
    }
}
