package io.podwire.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/podwire/commands.index} from the {@code @Spec} annotations of a module: one line a command, sorted by
 * name, with name, class, group and summary between tabs. With it a start-up lists and completes all commands without loading
 * their classes; the one that runs is then read by reflection.
 */
public final class SpecIndexer extends AbstractProcessor {

    static final String SPEC = "io.podwire.api.command.Spec";

    private final Map<String, String> lines = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(SPEC);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                add((TypeElement) element);
            }
        }
        if (round.processingOver() && !lines.isEmpty()) {
            write();
        }
        return false;
    }

    private void add(TypeElement command) {
        String name = Annotated.value(command, SPEC, "name");
        String summary = Annotated.value(command, SPEC, "summary");
        if (!name.matches("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)?")) {
            refuse(command, "the name '" + name + "' is not words of [a-z][a-z0-9-]*");
        }
        if (summary.length() > 72 || !summary.endsWith(".") || summary.contains("\t")) {
            refuse(command, "a summary is one sentence of at most 72 characters with a full stop");
        }
        String line = name + "\t" + processingEnv.getElementUtils().getBinaryName(command) + "\t"
                + Annotated.value(command, SPEC, "group") + "\t" + summary;
        if (lines.put(name, line) != null) {
            refuse(command, "two commands are called '" + name + "'");
        }
    }

    private void refuse(Element element, String why) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, why, element);
    }

    private void write() {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/podwire/commands.index")
                .openWriter()) {
            for (String line : lines.values()) {
                out.write(line);
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
