package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.ValueForm;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Printable;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.List;

/**
 * A parameter of a runbook, as its header's {@code @param} says.
 *
 * @param name a variable of the script
 * @param type {@code String}, {@code Integer}, {@code Long}, {@code Boolean}, {@code Duration}, {@code Size}, {@code TargetRef}, {@code
 *     IpAddress}, {@code Cidr}, {@code MacAddress}, or words to choose from: {@code tcp|udp}
 * @param required a run without it is refused
 * @param defaultValue its value where none is given, as text; null where it is then null, or must be given
 * @param help what it means
 */
public record RunbookParameter(String name, String type, boolean required, String defaultValue, String help) {

    /** The names of the types, in the order in which an error lists them. */
    static final List<String> TYPES = List.of(
            "String", "Integer", "Long", "Boolean", "Duration", "Size", "TargetRef", "IpAddress", "Cidr", "MacAddress");

    /** The words of a choice; empty for other types. */
    public List<String> choices() {
        return type.indexOf('|') < 0 ? List.of() : List.of(type.split("\\|", -1));
    }

    /** A switch, which may be given without a value. */
    public boolean isSwitch() {
        return type.equals("Boolean");
    }

    /**
     * A value from its text.
     *
     * @throws BadUse where the text is not of the type; the message names the parameter
     */
    public Object read(String text) {
        try {
            List<String> choices = choices();
            if (choices.isEmpty()) {
                return ValueForm.read(classOf(type), text);
            }
            if (choices.contains(text)) {
                return text;
            }
            throw new BadUse("'" + Printable.of(text) + "' is not one of " + String.join(", ", choices)
                    + Nearest.question(text, choices));
        } catch (BadUse e) {
            throw new BadUse(name + ": " + e.getMessage(), e, e.hints().toArray(String[]::new));
        }
    }

    /** The value where none is given. */
    Object valueByDefault() {
        return defaultValue == null ? null : read(defaultValue);
    }

    private static Class<?> classOf(String type) {
        return switch (type) {
            case "String" -> String.class;
            case "Integer" -> Integer.class;
            case "Long" -> Long.class;
            case "Boolean" -> Boolean.class;
            case "Duration" -> Duration.class;
            case "Size" -> Size.class;
            case "TargetRef" -> TargetRef.class;
            case "IpAddress" -> IpAddress.class;
            case "Cidr" -> Cidr.class;
            case "MacAddress" -> MacAddress.class;
            default -> throw new IllegalArgumentException("a header with the type " + type + " is refused");
        };
    }
}
