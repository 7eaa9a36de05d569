package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Parameters;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can stand at the cursor of a Groovy text. */
final class GroovyCompletion {

    private static final List<Suggestion> OF_ROWS = List.of(
            Suggestion.start("findAll", "those for which a closure holds", "methods"),
            Suggestion.start("find", "the first for which a closure holds", "methods"),
            Suggestion.start("collect", "what a closure makes of each", "methods"),
            Suggestion.start("each", "runs a closure for each", "methods"),
            Suggestion.start("groupBy", "lists by what a closure gives", "methods"),
            Suggestion.start("sort", "in the order of what a closure gives", "methods"),
            Suggestion.of("gaps", "what could not be read", "methods"),
            Suggestion.of("one()", "the only one, or an error", "methods"),
            Suggestion.of("size()", "how many", "methods"));

    private final Surroundings surroundings;
    private final Specs specs;
    private final GroovyTypes types;

    GroovyCompletion(Surroundings surroundings, Specs specs) {
        this.surroundings = surroundings;
        this.specs = specs;
        this.types = new GroovyTypes(surroundings, specs);
    }

    Suggestions at(String text) {
        GroovyCursor cursor = GroovyCursor.of(text);
        if (cursor.inComment()) {
            return Suggestions.matching(text.length(), "", (char) 0, true, List.of());
        }
        if (cursor.quote() != 0) {
            String typed = text.substring(cursor.quoted() + 1);
            return Suggestions.matching(
                    cursor.quoted() + 1, typed, cursor.quote(), true, inString(cursor.call(), typed));
        }
        String name = cursor.name();
        List<Suggestion> offered = new ArrayList<>();
        if (cursor.receiver() != null) {
            members(cursor, offered);
        } else {
            arguments(cursor.call(), offered);
            offered.addAll(names());
            if (cursor.closureOf() != null) {
                offered.add(Suggestion.of("it", "the element at hand", "variables"));
            }
        }
        return Suggestions.matching(text.length() - name.length(), name, (char) 0, true, offered);
    }

    private void members(GroovyCursor cursor, List<Suggestion> to) {
        GroovyTypes.Shape shape = types.of(cursor.receiver(), cursor.closureOf());
        if (shape != null) {
            to.addAll(Fields.of(shape.item()));
            to.addAll(shape.list() ? OF_ROWS : List.of());
        }
    }

    private void arguments(GroovyCursor.Call call, List<Suggestion> to) {
        if (call == null || call.key() != null) {
            return;
        }
        CommandIndex.Entry entry = types.methods().get(call.method());
        if (entry == null) {
            return;
        }
        for (Parameter parameter : specs.of(entry).parameters().list()) {
            if (!call.keys().contains(parameter.key())) {
                to.add(Suggestion.of(parameter.key() + ":", parameter.help(), "arguments"));
            }
        }
        if (!call.keys().contains("in")) {
            to.add(Suggestion.of("in:", "where to look", "arguments"));
        }
    }

    /** Variables and command methods: what a Groovy line can begin with. */
    List<Suggestion> names() {
        List<Suggestion> names = new ArrayList<>();
        for (Surroundings.Variable variable : surroundings.variables()) {
            names.add(Suggestion.of(variable.name(), variable.about(), "variables"));
        }
        for (Map.Entry<String, CommandIndex.Entry> method : new TreeMap<>(types.methods()).entrySet()) {
            names.add(Suggestion.start(method.getKey() + "(", method.getValue().summary(), "commands"));
        }
        return names;
    }

    private List<Suggestion> inString(GroovyCursor.Call call, String typed) {
        Values values = new Values(surroundings);
        if (call == null) {
            return List.of();
        }
        if ("in".equals(call.key()) || call.key() == null && call.method().equals("inside")) {
            return values.targets(typed);
        }
        if (call.method().equals("run") && call.key() == null && call.position() == 0) {
            return values.runbooks(typed);
        }
        CommandIndex.Entry entry = types.methods().get(call.method());
        Parameter parameter = entry == null ? null : parameter(specs.of(entry).parameters(), call);
        return parameter == null ? List.of() : values.of(parameter, typed, (TargetRef) null);
    }

    private static Parameter parameter(Parameters<?> of, GroovyCursor.Call call) {
        for (Parameter parameter : of.list()) {
            boolean meant =
                    call.key() != null ? parameter.key().equals(call.key()) : parameter.position() == call.position();
            if (meant) {
                return parameter;
            }
        }
        return null;
    }
}
