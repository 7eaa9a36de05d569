package io.podwire.scripts;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Groovy text to a class; each piece of a dialog with a class loader of its own, so that it can be forgotten. */
final class ScriptCompiler {

    private final Sources sources;
    private int count;

    /** @param sources told of everything that is compiled */
    ScriptCompiler(Sources sources) {
        this.sources = sources;
    }

    /** A script that shares nothing with others. */
    Script compile(ScriptSource source) {
        String name = nextName();
        CompilerConfiguration settings = settings(source);
        return new Loader(ScriptCompiler.class.getClassLoader(), settings).instance(source, name);
    }

    /** A piece of a dialog. */
    PodwireScript compile(ScriptSource source, Dialog dialog) {
        String name = nextName();
        DialogVariables variables = new DialogVariables();
        CompilerConfiguration settings = settings(source);
        settings.addCompilationCustomizers(dialog.imports(), variables);
        Loader loader = new Loader(dialog.classes(), settings);
        PodwireScript script = (PodwireScript) loader.instance(source, name);
        dialog.keep(variables.module(), loader, name);
        return script;
    }

    /** A name of our own: one made from the user's file name could be that of a class which the script uses. */
    private String nextName() {
        return "Script" + ++count;
    }

    private CompilerConfiguration settings(ScriptSource source) {
        CompilerConfiguration settings = new CompilerConfiguration();
        settings.setScriptBaseClass(source.base().getName());
        settings.addCompilationCustomizers(new ScriptSafety());
        return settings;
    }

    /** Never closed: it has no files open, and closing would make it forget the classes it knows. */
    private final class Loader extends GroovyClassLoader {

        Loader(ClassLoader parent, CompilerConfiguration settings) {
            super(parent, settings);
        }

        private Script instance(ScriptSource source, String name) {
            String file = name + ".groovy";
            sources.add(file, source);
            try {
                Class<?> type = parse(source.text(), file);
                if (!Script.class.isAssignableFrom(type)) {
                    // Groovy makes no script of a text that only declares classes: nothing is to be run.
                    type = parse("", name + "$.groovy");
                }
                return (Script) type.getDeclaredConstructor().newInstance();
            } catch (CompilationFailedException e) {
                throw CompileErrors.of(e, source);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private Class<?> parse(String text, String file) {
            GroovyCodeSource code = new GroovyCodeSource(text, file, "/podwire/script");
            code.setCachable(false);
            return parseClass(code, false);
        }
    }
}
