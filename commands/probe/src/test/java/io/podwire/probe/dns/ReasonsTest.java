package io.podwire.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static Properties table(String name) throws IOException {
        Properties table = new Properties();
        try (Reader in = new InputStreamReader(
                Findings.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            table.load(in);
        }
        return table;
    }

    private static TreeSet<String> figures(String reason) {
        return Pattern.compile("\\{([a-z ]+)}")
                .matcher(reason)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveTheSameReasonsOfTheSameFigures() throws IOException {
        Properties english = table("reasons");
        Properties chinese = table("reasons_zh");
        assertThat(english).isNotEmpty();
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(figures(chinese.getProperty(key))).as(key).isEqualTo(figures(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).doesNotEndWith("。").doesNotContain("'");
            assertThat(english.getProperty(key)).as(key).doesNotEndWith(".");
        }
    }
}
