package io.podwire.shell.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of lines, each with its cursor as {@code ¦}, and what may stand there. */
class LineCompletionTest {

    private final LineCompletion completion = new LineCompletion();

    private Suggestions at(String marked) {
        int cursor = marked.indexOf('¦');
        return completion.at(marked.replace("¦", ""), cursor, new SmallWorld());
    }

    private List<String> values(String marked) {
        return at(marked).all().stream().map(Suggestion::value).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                // first words: commands, words of the prompt, variables, methods
                "fin¦ => findpod findpod(",
                "lea¦ => leave",
                "  neigh¦ => neighbors neighbors(",
                "_¦ => _",
                "myl¦ => mylinks",
                "nosuch¦ => ",
                // sub-commands, beside the command's own words
                "routes g¦ => get",
                "routesG¦ => routesGet(",
                // targets
                "findpod shop/c¦ => shop/cart-7d9 shop/cache-0",
                "findpod cart¦ => cart-7d9",
                "findpod pod/sh¦ => pod/shop/cart-7d9 pod/shop/cache-0",
                "findpod 10.244.0.6¦ => 10.244.0.6 10.244.0.60",
                "findpod fd00::¦ => fd00::60",
                "findpod link/veth¦ => link/vetha1f852ea",
                "findpod veth¦ => vetha1f852ea",
                "findpod ctr/8b¦ => ctr/8b7266486ea2",
                "findpod netns/cni¦ => netns/cni-1",
                "findpod ho¦ => host",
                "findpod 'shop/car¦ => shop/cart-7d9",
                "findpod \"shop/car¦ => shop/cart-7d9",
                // one target is all it takes
                "findpod shop/cart-7d9 ¦ => ",
                // the cursor may stand before the end
                "links shop/ca¦ --up => shop/cart-7d9 shop/cache-0",
                // flags
                "links --deb¦ => --debug",
                "links --de¦ => --dev --debug",
                "routes get --mat¦ => --match",
                "addresses -4¦ => -4",
                "links -o json --out¦ => ",
                "links --output=json --out¦ => ",
                "links --output json --no-h¦ => --no-header",
                // values of flags
                "links -o j¦ => json",
                "links --output=nd¦ => ndjson",
                "links -o d¦ =>",
                "topology -o d¦ => dot",
                "links -o s¦ =>",
                "topology --output=s¦ => svg",
                "links --in shop/car¦ => shop/cart-7d9",
                "links --in=shop/car¦ => shop/cart-7d9",
                "links --in='shop/car¦ => shop/cart-7d9",
                "links --dev ¦ => vetha1f852ea cni0",
                "capture -i ¦ => vetha1f852ea cni0 any",
                "links --in shop/cart-7d9 --dev ¦ => eth0",
                "links shop/cart-7d9 --dev e¦ => eth0",
                "addresses --dev e¦ => ",
                "addresses --dev c¦ => cni0",
                // the prompt's own commands
                "use --o¦ => --on --output",
                "use --in shop/ca¦ => shop/cart-7d9 shop/cache-0",
                "help find¦ => findpod",
                // pipes
                "links | s¦ => select sort",
                "links|whe¦ => where",
                "links | select na¦ => name",
                "links | select name,mt¦ => mtu",
                "links shop/cart-7d9 --up | sort oper¦ => operState",
                "links | where { it.mt¦ => mtu",
                "links | where mtu > 1400 | sel¦ => select",
                "nosuch | select na¦ => ",
                "links 'a|b ¦ => ",
                // Groovy: by the second word, by what follows the name, by the first word
                "links = fin¦ => findpod(",
                "links(mas¦ => master:",
                "links(de¦ => dev:",
                "links(dev: 'eth0', de¦ => ",
                "links(in¦ => in:",
                "links(in: 'shop/car¦ => shop/cart-7d9",
                "links(in: \"shop/car¦ => shop/cart-7d9",
                "findpod('10.244.0.6¦ => 10.244.0.6 10.244.0.60",
                "findpod(key: 'shop/cach¦ => shop/cache-0",
                "inside('shop/cart¦ => shop/cart-7d9",
                "println 'shop/car¦ => ",
                "x = _.mt¦ => mtu",
                "mylinks.find¦ => findAll find",
                "mylinks[0].na¦ => name",
                "mylinks.find { it.oper¦ => operState",
                "mylinks.findAll { it.mtu > 1400 }.first().mas¦ => master masterName",
                "mylinks*.mt¦ => mtu",
                "mylinks?.mt¦ => mtu",
                "x = links(in: 'a)').first().kin¦ => kind",
                "x = links().collect { it.stati¦ => statistics",
                "place.links.first().pee¦ => peer",
                "place.links.collect { it.peer.brid¦ => bridge bridgeKind",
                "number.na¦ => ",
                "if (true) { myl¦ => mylinks",
                "// fin¦ => ",
                "x = 1 /* fin¦ => ",
                "x = 'it''s' ; myl¦ => mylinks",
                // runbooks
                "run neigh¦ => neighbor-mac",
                "run neighbor-mac p¦ => pod=",
                "run neighbor-mac pod=shop/car¦ => shop/cart-7d9",
                "run neighbor-mac pod=a ¦ => deep=",
                "run neighbor-mac deep=y¦ => yes",
                "run('neigh¦ => neighbor-mac",
            })
    void suggests(String marked, String expected) {
        List<String> words = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(values(marked)).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void everyPrefixOfALineHasAnAnswerThatFits() {
        String[] lines = {
            "nsenter -t 4711 --net=/a b -- ip 'addr | x' \\",
            "routes get 10.0.0.1 --match -4o json --in=\"shop/a b\" | select a,b | sort x",
            "x = links(in: 'a', name: \"b${c}\").findAll { it.mtu > [1, (2)][0] }*.name?.size() /* c */ // d",
            ")]}'''\"\"\"... it.[ links(,,:: in: 'x",
            "\u0000\ud800 \u00e9=|&;<>"
        };
        for (String line : lines) {
            for (int cursor = 0; cursor <= line.length(); cursor++) {
                int at = cursor;
                Suggestions suggestions = completion.at(line, at, new SmallWorld());
                assertThat(suggestions.from()).isBetween(0, at);
                assertThat(suggestions.all()).allMatch(one -> one.value().startsWith(suggestions.prefix()));
                assertThat(new CompletedLine(line, at, suggestions).rawWordCursor())
                        .isBetween(0, at);
            }
        }
    }

    @Test
    void flagsSayWhatTheyMean() {
        assertThat(at("addresses --ipv¦").all())
                .extracting(Suggestion::value, Suggestion::about)
                .contains(org.assertj.core.groups.Tuple.tuple("--ipv4", "only IPv4 (-4)"));
    }

    @Test
    void aListIsNotFloodedWithNamesBeforeAnythingWasTyped() {
        assertThat(values("findpod ¦"))
                .contains("shop/cart-7d9", "host", "link/")
                .doesNotContain("10.244.0.60", "cart-7d9", "vetha1f852ea");
    }

    @Test
    void filesAreQuotedWhereTheyMustBe(@TempDir Path directory) throws Exception {
        Files.createFile(directory.resolve("my capture.json"));
        Files.createDirectory(directory.resolve("more"));
        Files.createFile(directory.resolve(".hidden"));
        String line = "links --from " + directory + "/";
        Suggestions all = completion.at(line, line.length(), new SmallWorld());
        assertThat(all.all())
                .extracting(Suggestion::value)
                .containsExactly(directory + "/more/", directory + "/my capture.json");
        CompletedLine completed = new CompletedLine(line, line.length(), all);
        assertThat(completed.escape(directory + "/my capture.json", true).toString())
                .isEqualTo("'" + directory + "/my capture.json'");
        assertThat(completed.escape(directory + "/more/", false).toString()).isEqualTo(directory + "/more/");
        String quoted = "links --from=\"" + directory + "/my c";
        CompletedLine open =
                new CompletedLine(quoted, quoted.length(), completion.at(quoted, quoted.length(), new SmallWorld()));
        assertThat(open.suggestions().from()).isEqualTo(quoted.indexOf('"'));
        assertThat(open.escape(directory + "/my capture.json", true).toString())
                .isEqualTo("\"" + directory + "/my capture.json\"");
    }
}
