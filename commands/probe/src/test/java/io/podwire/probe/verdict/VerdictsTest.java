package io.podwire.probe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.analysis.probe.Judgement;
import io.podwire.api.error.BadUse;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeVerdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictsTest {

    private static Properties table(String name) throws IOException {
        Properties table = new Properties();
        try (Reader in = new InputStreamReader(
                Verdicts.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            table.load(in);
        }
        return table;
    }

    private static Set<String> figuresOf(String sentence) {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile("\\{([a-z ]+)}").matcher(sentence);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    @Test
    void bothLanguagesHaveTheSameSentencesOfTheSameFigures() throws IOException {
        Properties english = table("sentences");
        Properties chinese = table("sentences_zh");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(figuresOf(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(figuresOf(english.getProperty(key)))
                    .isNotNull();
            assertThat(chinese.getProperty(key)).as(key).endsWith("。");
        }
    }

    @ParameterizedTest
    @EnumSource(ProbeRule.class)
    void everyRuleHasASentence(ProbeRule rule) {
        Judgement judgement = new Judgement(rule, Verdict.WARN, FindingCode.PACKET_LOSS, Map.of());
        for (Language language : Language.values()) {
            assertThat(Verdicts.in(language).of(List.of(judgement)).get(0).words())
                    .isNotBlank();
        }
    }

    private static ProbeVerdict loss(Language language) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("lost", "20");
        figures.put("of", "100");
        figures.put("percent", "20.0");
        figures.put("from", "12.7");
        figures.put("to", "29.2");
        figures.put("hop", "3");
        figures.put("address", "10.0.3.1");
        figures.put("last good hop", "2");
        figures.put("lost there", "0");
        figures.put("of there", "100");
        Judgement judgement = new Judgement(ProbeRule.LOSS_TO_THE_END, Verdict.FAIL, FindingCode.PACKET_LOSS, figures);
        return Verdicts.in(language).of(List.of(judgement)).get(0);
    }

    @Test
    void theSentenceHoldsTheEvidence() {
        ProbeVerdict english = loss(Language.EN);
        assertThat(english.words())
                .isEqualTo(
                        "loss from hop 3 (10.0.3.1) to the end is real: 20 of 100 lost at the target, 20.0 % (between 12.7 and"
                                + " 29.2 %); hop 2 before it lost 0 of 100.");
        assertThat(english.code()).isEqualTo("packet-loss");
        assertThat(english.evidence()).containsEntry("lost", "20");
        assertThat(english.evidence().keySet()).startsWith("lost", "of", "percent");
        assertThat(loss(Language.ZH).words()).startsWith("从第 3 跳（10.0.3.1）起").contains("20.0 %");
    }

    /** English is English also where the machine itself speaks Chinese. */
    @Test
    void theMachinesOwnLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINA);
            assertThat(loss(Language.EN).words()).startsWith("loss from");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void languagesAreReadAsLocalesAreWritten() {
        assertThat(Language.parse("zh_CN.UTF-8")).isEqualTo(Language.ZH);
        assertThat(Language.parse("zh")).isEqualTo(Language.ZH);
        assertThat(Language.parse("en_GB")).isEqualTo(Language.EN);
        assertThatThrownBy(() -> Language.parse("klingon"))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("en and zh");
    }

    /** What a router says is not ours, and may hold anything. */
    @Test
    void textsOfOthersAreMadeHarmless() {
        Judgement said = new Judgement(
                ProbeRule.SAID_UNREACHABLE,
                Verdict.FAIL,
                FindingCode.ROUTE_MISSING,
                Map.of("address", "10.0.0.1", "says", "no \u001b[31m$1 way"));
        assertThat(Verdicts.in(Language.EN).of(List.of(said)).get(0).words())
                .doesNotContain("\u001b")
                .contains("$1 way");
    }
}
