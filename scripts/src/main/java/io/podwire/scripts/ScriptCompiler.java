package io.podwire.scripts;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import io.podwire.api.error.ScriptFailed;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Groovy text to a class; each piece of a dialog with a class loader of its own, so that it can be forgotten. */
final class ScriptCompiler {

    private int count;

    CompiledScript compile(ScriptSource source, boolean dialog) {
        CompilerConfiguration settings = new CompilerConfiguration();
        settings.setScriptBaseClass(source.base().getName());
        settings.addCompilationCustomizers(new CancellationPoints());
        // A name of our own: one made from the user's file name could be that of a class which the script uses.
        String file = "Script" + ++count + ".groovy";
        GroovyClassLoader loader = new GroovyClassLoader(ScriptCompiler.class.getClassLoader(), settings);
        try {
            GroovyCodeSource code = new GroovyCodeSource(source.text(), file, "/podwire/script");
            code.setCachable(false);
            Class<?> type = loader.parseClass(code, false);
            return new CompiledScript(
                    (PodwireScript) type.getDeclaredConstructor().newInstance(), source, file);
        } catch (CompilationFailedException e) {
            throw new ScriptFailed(source.name() + ": " + e.getMessage(), 2, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {}
}
