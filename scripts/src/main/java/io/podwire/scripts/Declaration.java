package io.podwire.scripts;

import groovy.lang.Binding;
import groovy.lang.Script;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs a script that only declares something: it has the words of its own base class and none of the commands. Its errors are told as
 * those of every script, with file, line and the script's own line.
 *
 * @param source whose base class gives the words
 * @param variables that it sees
 */
public record Declaration(ScriptSource source, Map<String, Object> variables) {

    /**
     * Runs it.
     *
     * @param base its base class, as in {@link ScriptSource#base}
     * @param then asks the script for what it declared; errors of that are the script's too
     * @throws io.podwire.api.error.ScriptFailed where it can't be read, or ends by an error
     */
    public <T extends Script, R> R run(Class<T> base, Function<T, R> then) {
        Sources sources = new Sources();
        Binding binding = new Binding();
        variables.forEach(binding::setVariable);
        T script = base.cast(new ScriptCompiler(sources).compile(source));
        script.setBinding(binding);
        try {
            script.run();
            return then.apply(script);
        } catch (Throwable e) {
            throw new ScriptErrors(sources, refused -> null, new Names(variables::keySet)).of(e, source);
        }
    }
}
