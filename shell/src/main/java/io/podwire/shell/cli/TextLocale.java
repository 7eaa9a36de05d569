package io.podwire.shell.cli;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Which characters the user's terminal shows, as the environment tells it (locale(7)): the first of {@code LC_ALL}, {@code LC_CTYPE}
 * and {@code LANG} that is set and not empty counts, and none of them is the POSIX locale, which has ASCII alone. The JVM's own default
 * charset says nothing: since Java 18 it is UTF-8 everywhere.
 *
 * @param name of the locale; empty for none
 */
record TextLocale(String name) {

    static TextLocale ofProcess() {
        return of(System::getenv);
    }

    /** @param environment value of a variable, or null */
    static TextLocale of(UnaryOperator<String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.apply(variable);
            if (value != null && !value.isEmpty()) {
                return new TextLocale(value);
            }
        }
        return new TextLocale("");
    }

    /** Whether its charset is UTF-8, however that is spelled: {@code en_US.UTF-8}, {@code C.utf8}, {@code de_DE.UTF-8@euro}. */
    boolean utf8() {
        int dot = name.indexOf('.');
        String charset = dot < 0 ? "" : name.substring(dot + 1).split("@", 2)[0];
        return charset.replace("-", "").toLowerCase(Locale.ROOT).equals("utf8");
    }
}
