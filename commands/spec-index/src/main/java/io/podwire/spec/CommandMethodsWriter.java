package io.podwire.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Writes {@code io.podwire.scripts.CommandMethods}, the class of scripts in which every command is a method, from the
 * declarations of all commands of this module and on the class path. Real methods, and not names looked up at run time: Groovy's own {@code use} and
 * {@code run} would win against those, and a tool can complete and explain a method.
 */
public final class CommandMethodsWriter extends AbstractProcessor {

    private static final String INDEX = "META-INF/podwire/commands.index";
    private static final String WRITTEN = "io.podwire.scripts.CommandMethods";

    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // what is read stands in other modules, so no annotation of this one calls for it
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!done && !round.processingOver()) {
            done = true;
            try {
                write(commands(round));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    private void write(Map<String, String> commands) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("package io.podwire.scripts;\n\n")
                .append(
                        "/** The commands, as methods of every script. Written by the compiler from their declarations. */\n")
                .append("public abstract class CommandMethods extends CommandCalls {\n");
        for (Map.Entry<String, String> command : commands.entrySet()) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(command.getValue());
            if (type == null) {
                processingEnv
                        .getMessager()
                        .printMessage(Diagnostic.Kind.ERROR, "the index names " + command.getValue() + ", not found");
                continue;
            }
            DeclaredCommand declared = DeclaredCommand.of(type, command.getKey());
            if (declared != null) {
                declared.writeTo(text);
            }
        }
        text.append("}\n");
        try (Writer out = processingEnv.getFiler().createSourceFile(WRITTEN).openWriter()) {
            out.write(text.toString());
        }
    }

    /**
     * Name and class of every command: those that are being compiled, and those of the indexes on the compiler's class path, which the
     * processor's own class loader has, all modules of it.
     */
    private static Map<String, String> commands(RoundEnvironment round) throws IOException {
        Map<String, String> commands = new TreeMap<>();
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            String name = Annotated.value(type, SpecIndexer.SPEC, "name");
            if (!name.isEmpty()) {
                commands.put(name, type.getQualifiedName().toString());
            }
        }
        // a script's own run() is its code; PodwireScript has the function of that name
        commands.remove("run");
        ClassLoader path = CommandMethodsWriter.class.getClassLoader();
        for (URL part : Collections.list(path.getResources(INDEX))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(part.openStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] fields = line.split("\t", -1);
                    commands.put(fields[0], fields[1].replace('$', '.'));
                }
            }
        }
        return commands;
    }
}
