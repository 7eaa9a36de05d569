package io.podwire.shell.cli;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The language of a command's sentences where the user did not say {@code --lang}: Chinese in a Chinese locale, which is the first of
 * {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG} that is set and not empty (locale(7)). It is put among the arguments here, since a
 * far host has a locale of its own, which is not the user's.
 */
final class UserLanguage {

    private static final String KEY = "lang";
    private static final String CHINESE = "zh";

    private UserLanguage() {}

    /**
     * The arguments, with the language where the command has such a parameter and it was not given.
     *
     * @param environment value of a variable, or null
     */
    static Map<String, Object> with(CommandSpec spec, Map<String, ?> arguments, UnaryOperator<String> environment) {
        Map<String, Object> all = new HashMap<>(arguments);
        if (!all.containsKey(KEY) && speaks(spec) && chinese(environment)) {
            all.put(KEY, CHINESE);
        }
        return all;
    }

    private static boolean speaks(CommandSpec spec) {
        return spec.parameters().list().stream().map(Parameter::key).anyMatch(KEY::equals);
    }

    private static boolean chinese(UnaryOperator<String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.apply(variable);
            if (value != null && !value.isEmpty()) {
                return value.equals(CHINESE) || value.startsWith("zh_") || value.startsWith("zh.");
            }
        }
        return false;
    }
}
