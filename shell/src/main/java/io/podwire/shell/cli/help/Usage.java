package io.podwire.shell.cli.help;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;

/** How parameters are written. */
public final class Usage {

    private Usage() {}

    /** {@code routes get DST [OPTIONS]}. */
    static String line(CommandSpec spec) {
        StringBuilder line = new StringBuilder(spec.name());
        boolean flags = false;
        for (Parameter parameter : spec.parameters().list()) {
            if (parameter.positional()) {
                continue;
            }
            flags = true;
            if (parameter.required()) {
                line.append(' ')
                        .append("--")
                        .append(parameter.flag())
                        .append(' ')
                        .append(parameter.valueName());
            }
        }
        for (Parameter parameter : spec.parameters().positionals()) {
            line.append(' ').append(word(parameter));
        }
        return (flags ? line.append(" [OPTIONS]") : line).toString();
    }

    /** {@code [TARGET]}, {@code NAME...}, {@code [-- CMD...]}. */
    public static String word(Parameter parameter) {
        String name = parameter.valueName();
        return switch (parameter.arity()) {
            case MANY -> parameter.rest() ? "[-- " + name + "...]" : "[" + name + "...]";
            case OPTIONAL -> "[" + name + "]";
            default -> name;
        };
    }

    /** {@code -o, --output FORMAT}. */
    static String flag(Parameter parameter) {
        String letter = parameter.letter() == '\0' ? "    " : "-" + parameter.letter() + ", ";
        String value = !parameter.takesValue()
                ? ""
                : parameter.valueOptional() ? "[=" + parameter.valueName() + "]" : " " + parameter.valueName();
        return letter + "--" + parameter.flag() + value;
    }
}
