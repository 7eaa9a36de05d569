package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserLanguageTest {

    @Spec(
            name = "speaks",
            summary = "Speak.",
            group = Group.PROBES,
            source = "nothing",
            examples = {"speaks"})
    static final class Speaks implements Command<Speaks.Args, Answer<String>> {
        record Args(@Param(help = "language") Optional<String> lang) {}

        @Override
        public Answer<String> run(Args args, Session session) {
            return Answer.one(args.lang().orElse("none"));
        }
    }

    @Spec(
            name = "mute",
            summary = "Say nothing.",
            group = Group.PROBES,
            source = "nothing",
            examples = {"mute"})
    static final class Mute implements Command<Mute.Args, Answer<String>> {
        record Args(@Param(help = "no language") boolean quiet) {}

        @Override
        public Answer<String> run(Args args, Session session) {
            return Answer.one("");
        }
    }

    private static Object of(Map<String, String> arguments, Map<String, String> environment) {
        return UserLanguage.with(CommandSpec.of(Speaks.class), arguments, environment::get)
                .get("lang");
    }

    @Test
    void aChineseLocaleAsksForChinese() {
        assertThat(of(Map.of(), Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo("zh");
        assertThat(of(Map.of(), Map.of("LANG", "en_US.UTF-8", "LC_MESSAGES", "zh_TW")))
                .isEqualTo("zh");
        assertThat(of(Map.of(), Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C"))).isNull();
        assertThat(of(Map.of(), Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", ""))).isEqualTo("zh");
        assertThat(of(Map.of(), Map.of("LC_CTYPE", "zh_CN.UTF-8"))).isNull();
        assertThat(of(Map.of(), Map.of("LANG", "zha_CN"))).isNull();
        assertThat(of(Map.of(), Map.of())).isNull();
    }

    @Test
    void whatTheUserSaysGoesFirst() {
        assertThat(of(Map.of("lang", "en"), Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo("en");
    }

    @Test
    void commandsThatHaveNoSentencesAreNotAsked() {
        assertThat(UserLanguage.with(CommandSpec.of(Mute.class), Map.of(), Map.of("LANG", "zh_CN")::get))
                .isEmpty();
    }
}
