package io.podwire.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A command's declaration as the compiler sees it, and the methods it becomes. For {@code links}, which takes one word:
 *
 * <pre>
 * links()                links(Map named)
 * links(Object target)   links(Map named, Object target)
 * </pre>
 */
final class DeclaredCommand {

    private static final String API = "io.podwire.api.command.";

    private final String name;
    private final String summary;
    private final List<Declared> parameters = new ArrayList<>();
    private final List<Declared> words;
    private final String answers;
    private final String callee;

    private record Declared(String component, String flag, int position, boolean many, String help) {}

    private DeclaredCommand(TypeElement type, String name, TypeElement arguments, String answers, String callee) {
        this.name = name;
        this.summary = Annotated.value(type, API + "Spec", "summary");
        this.answers = answers;
        this.callee = callee;
        for (Element element : arguments.getEnclosedElements()) {
            if (element instanceof RecordComponentElement component) {
                parameters.add(declared(component));
            }
        }
        words = parameters.stream()
                .filter(parameter -> parameter.position() >= 0)
                .sorted(Comparator.comparingInt(Declared::position))
                .toList();
    }

    /** @return null for a command that only the shell itself can perform */
    static DeclaredCommand of(TypeElement type, String name) {
        for (TypeMirror implemented : type.getInterfaces()) {
            DeclaredType command = (DeclaredType) implemented;
            if (!raw(command).equals(API + "Command")) {
                continue;
            }
            DeclaredType result = (DeclaredType) command.getTypeArguments().get(1);
            TypeElement arguments =
                    (TypeElement) ((DeclaredType) command.getTypeArguments().get(0)).asElement();
            return switch (raw(result)) {
                case API + "Answer" ->
                    new DeclaredCommand(type, name, arguments, "Rows<" + generics(result) + ">", "callForRows");
                case API + "Running" ->
                    new DeclaredCommand(
                            type, name, arguments, "ScriptStream<" + generics(result) + ">", "callForStream");
                case API + "Launch" -> new DeclaredCommand(type, name, arguments, "Completed", "callForProgram");
                default -> null;
            };
        }
        return null;
    }

    private static String raw(DeclaredType type) {
        return ((TypeElement) type.asElement()).getQualifiedName().toString();
    }

    private static String generics(DeclaredType type) {
        List<String> names = new ArrayList<>();
        type.getTypeArguments().forEach(argument -> names.add(argument.toString()));
        return String.join(", ", names);
    }

    private static Declared declared(RecordComponentElement component) {
        String annotation = API + "Param";
        String name = component.getSimpleName().toString();
        String flag = Annotated.value(component, annotation, "name");
        String position = Annotated.value(component, annotation, "position");
        return new Declared(
                name,
                flag.isEmpty() ? name : camel(flag.split("-")),
                position.isEmpty() ? -1 : Integer.parseInt(position),
                component.asType().toString().startsWith("java.util.List<"),
                Annotated.value(component, annotation, "help"));
    }

    private static String camel(String... parts) {
        StringBuilder out = new StringBuilder(parts[0]);
        for (String part : List.of(parts).subList(1, parts.length)) {
            out.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return out.toString();
    }

    /** {@code routes get} and {@code mtr-probe} as Groovy names them: {@code routesGet}, {@code mtrProbe}. */
    private String method() {
        return camel(name.split("[ -]"));
    }

    void writeTo(StringBuilder text) {
        for (int count = 0; count <= words.size(); count++) {
            method(text, count, false);
            method(text, count, true);
        }
    }

    private void method(StringBuilder text, int count, boolean named) {
        List<String> formal = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        if (named) {
            formal.add("java.util.Map<String, ?> named");
        }
        boolean rest = false;
        for (Declared word : words.subList(0, count)) {
            rest = word.many();
            formal.add((rest ? "Object... " : "Object ") + word.component());
            actual.add(word.component());
        }
        javadoc(text, count, named);
        String passed =
                rest ? "spread(" + String.join(", ", actual) + ")" : "new Object[] {" + String.join(", ", actual) + "}";
        text.append("    public ")
                .append(answers)
                .append(' ')
                .append(method())
                .append('(')
                .append(String.join(", ", formal))
                .append(") {\n        return ")
                .append(callee)
                .append("(\"")
                .append(name)
                .append("\", ")
                .append(named ? "named" : "java.util.Map.of()")
                .append(", ")
                .append(passed)
                .append(");\n    }\n");
    }

    private void javadoc(StringBuilder text, int count, boolean named) {
        text.append("\n    /**\n     * ").append(escaped(summary)).append("\n     *\n");
        if (named) {
            text.append("     * @param named ");
            List<String> names = new ArrayList<>();
            for (Declared parameter : parameters) {
                if (!words.subList(0, count).contains(parameter)) {
                    names.add("{@code " + parameter.flag() + "}: " + escaped(parameter.help()));
                }
            }
            names.add("{@code in}: where to look");
            names.add("{@code timeout}: give up after that time");
            text.append(String.join("; ", names)).append('\n');
        }
        for (Declared word : words.subList(0, count)) {
            text.append("     * @param ")
                    .append(word.component())
                    .append(' ')
                    .append(escaped(word.help()))
                    .append('\n');
        }
        text.append("     */\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }
}
