package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.host.LiveNames;
import io.podwire.api.value.TargetRef;
import io.podwire.scripts.Rows;
import io.podwire.shell.complete.NoNames;
import io.podwire.shell.complete.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What completion finds around the cursor: the prompt as it stands. */
final class PromptSurroundings implements Surroundings {

    private final PromptState prompt;

    PromptSurroundings(PromptState prompt) {
        this.prompt = prompt;
    }

    @Override
    public CommandIndex commands() {
        return prompt.index();
    }

    /** None: the prompt's own words are commands like all others. */
    @Override
    public Map<String, String> builtins() {
        return Map.of();
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (String name : prompt.scripting().variables()) {
            variables.add(variable(name, prompt.scripting().variable(name)));
        }
        return variables;
    }

    private static Variable variable(String name, Object value) {
        Object item = value instanceof Rows<?> rows && !rows.isEmpty() ? rows.get(0) : value;
        Class<? extends Record> type = item instanceof Record record ? record.getClass() : null;
        return new Variable(name, VariableList.about(value), type, value instanceof List<?>);
    }

    @Override
    public List<RunbookWords> runbooks() {
        return List.of();
    }

    @Override
    public LiveNames names() {
        return new NoNames();
    }

    @Override
    public TargetRef in() {
        return prompt.standing().in();
    }
}
