package io.podwire.probe.verdict;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.Locale;

/** In which verdicts are given. */
public enum Language {
    EN,
    ZH;

    /**
     * By what {@code --lang} says, or a locale's name: {@code zh}, {@code zh_CN.UTF-8}, {@code en}.
     *
     * @throws BadUse for any other language
     */
    public static Language parse(String name) {
        String word = name.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (word) {
            case "en", "c", "posix" -> EN;
            case "zh" -> ZH;
            default -> throw new BadUse("'" + Printable.of(name) + "' is no language of verdicts; there are en and zh");
        };
    }
}
