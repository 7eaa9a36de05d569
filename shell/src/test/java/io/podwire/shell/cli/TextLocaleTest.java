package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLocaleTest {

    private static boolean utf8(Map<String, String> environment) {
        return TextLocale.of(environment::get).utf8();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US.UTF-8", "C.utf8", "C.UTF-8", "de_DE.UTF-8@euro", "zh_CN.utf-8"})
    void knowsUtf8HoweverSpelled(String name) {
        assertThat(utf8(Map.of("LANG", name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "en_US", "de_DE@euro", "zh_CN.GB18030", "en_US.ISO-8859-1", "en_US.UTF-16"})
    void takesNothingElseForIt(String name) {
        assertThat(utf8(Map.of("LANG", name))).isFalse();
    }

    @Test
    void asksInTheOrderOfTheManual() {
        assertThat(utf8(Map.of())).isFalse();
        assertThat(utf8(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8"))).isTrue();
        assertThat(utf8(Map.of("LANG", "C.UTF-8", "LC_CTYPE", "C.UTF-8", "LC_ALL", "C")))
                .isFalse();
        assertThat(utf8(Map.of("LANG", "C.UTF-8", "LC_ALL", ""))).isTrue();
    }
}
