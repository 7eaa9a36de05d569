package io.podwire.shell.prompt;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.host.LiveNames;
import io.podwire.api.value.TargetRef;
import io.podwire.scripts.Rows;
import io.podwire.scripts.runbook.Runbook;
import io.podwire.scripts.runbook.Shelf;
import io.podwire.shell.complete.Surroundings;
import java.util.ArrayList;
import java.util.List;

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
        List<RunbookWords> words = new ArrayList<>();
        for (Runbook runbook : Shelf.ofProcess().runbooks()) {
            List<RunbookParameter> parameters = new ArrayList<>();
            runbook.header().parameters().forEach(one -> parameters.add(parameter(one)));
            words.add(new RunbookWords(runbook.name(), runbook.header().summary(), parameters));
        }
        return words;
    }

    private static RunbookParameter parameter(io.podwire.scripts.runbook.RunbookParameter one) {
        List<String> choices = one.isSwitch() ? List.of("true", "false") : one.choices();
        return new RunbookParameter(one.name(), one.help(), one.type().startsWith("TargetRef"), choices);
    }

    @Override
    public LiveNames names() {
        return prompt.names();
    }

    @Override
    public TargetRef in() {
        return prompt.standing().in();
    }
}
