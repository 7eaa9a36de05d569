package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.CommandLines;
import io.podwire.shell.CommandLines.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lookup beside glibc's own, in the same namespace with the same resolv.conf: real servers write down what each of the two asked them,
 * in which order, and who took how long.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DnsAsGlibcAsksTest {

    /** How much longer a whole process takes to start and to end than its lookup. */
    private static final Duration PROCESS = Duration.ofMillis(400);

    private static final String SEARCH = "search shop.svc.test svc.test test\n";
    private static final int MANY_TRIES = 16;

    /** A domain that makes all but the shortest names too long. */
    private static final String LONG = ("l".repeat(60) + ".").repeat(3) + "test";

    private final CommandLines commands = new CommandLines();
    private NameServers servers;
    private Path first;
    private Path second;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        servers = new NameServers(folder);
        String[] records = {
            "--host-record=cart.shop.svc.test,10.97.0.4,fd00::4",
            "--host-record=four.svc.test,10.97.0.5",
            "--host-record=www.example.test,192.0.2.7,2001:db8::7",
            "--cname=alias.svc.test,cart.shop.svc.test",
            "--address=/#/"
        };
        first = servers.serve(NameServers.FIRST, 53, records);
        second = servers.serve(NameServers.SECOND, 53, records);
        // refuses what it does not know itself, and knows nothing
        servers.serve(NameServers.THIRD, 53);
        servers.serve(NameServers.FIRST6, 53, records);
    }

    @AfterAll
    void remove() throws IOException {
        commands.close();
        if (servers != null) {
            servers.close();
        }
    }

    private Told dns(String... more) {
        List<String> words = new ArrayList<>(List.of("dns", "--in", "netns/" + servers.client()));
        words.addAll(List.of(more));
        return commands.run(words);
    }

    /** Status of getent; 2 says that the name is not there (getent(1)). */
    private int getent(String name) {
        return Integer.parseInt(servers.in("sh", "-c", "getent ahosts " + name + " >/dev/null; echo $?")
                .strip());
    }

    private List<String> asked() throws IOException {
        List<String> all = new ArrayList<>(NameServers.questions(first));
        all.addAll(NameServers.questions(second));
        return all;
    }

    private void clear() throws IOException {
        NameServers.clear(first);
        NameServers.clear(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // fewer dots than ndots, as many, more; none wanted; more than glibc takes
                "options ndots:1          | cart",
                "options ndots:2          | cart.shop",
                "options ndots:2          | cart.shop.svc",
                "options ndots:5          | www.example.test",
                "options ndots:5          | a.b.c.d.e",
                "options ndots:5          | a.b.c.d.e.f",
                "options ndots:0          | cart",
                "options ndots:99         | a.b.c.d.e.f.g.h.i.j.k.l.m.n.o",
                "options ndots:99         | a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p",
                // a dot at the end
                "options ndots:5          | cart.",
                "options ndots:5          | www.example.test.",
                // one family only, and a name behind another one
                "options ndots:5          | four",
                "options ndots:5          | alias",
                // how it is asked
                "options single-request   | cart",
                "options use-vc           | cart",
                "options edns0            | cart",
                "options no-aaaa          | cart",
                "options ndots:2 ndots:4  | cart.shop",
                "options ndots:x          | cart.shop",
                // domains that are odd
                "search .                 | cart",
                "search test . svc.test/options ndots:2 | four.svc",
                "search test . svc.test   | four.svc",
                "search svc.test.         | four",
                "search test . svc.test   | four",
                "domain svc.test          | four",
                "domain a.test/search svc.test | four",
                "search a.test/domain svc.test | four",
                "search svc.test LONG test | a-name-that-is-too-long-for-the-second-of-them.but-not.for-the-first",
                "options ndots:9/search svc.test LONG test | a-name-that-is-too-long-for-the-second-of-them.but-not.for-the-first",
                "search LONG svc.test     | a-name-that-is-too-long-for-the-first-of-them.but-not.for-the-second"
            })
    void theSameQuestionsAreAskedInTheSameOrder(String settings, String name) throws IOException {
        String lines = settings.strip().replace('/', '\n').replace("LONG", LONG);
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n" + SEARCH + lines + "\n");
        clear();
        int there = getent(name);
        List<String> glibc = asked();
        assertThat(glibc).isNotEmpty();
        clear();
        Told told = dns(name, "--lookup-only");
        assertThat(told.code()).as(told.err()).isEqualTo(there == 0 ? 0 : 1);
        assertThat(asked()).isEqualTo(glibc);
    }

    @ParameterizedTest
    @CsvSource({"10.99.8.4,10.99.8.2", "10.99.8.2,10.99.8.4", "fd99:8::2,10.99.8.2", "10.99.8.4,fd99:8::2"})
    void oneServerAfterTheOtherAsGlibcTakesThem(String one, String other) throws IOException {
        servers.resolvConf("nameserver " + one + "\nnameserver " + other + "\n" + SEARCH + "options ndots:5\n");
        clear();
        assertThat(getent("cart")).isZero();
        List<String> glibc = asked();
        clear();
        Told told = dns("cart", "--lookup-only");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.err()).contains("10.97.0.4");
        assertThat(asked()).isEqualTo(glibc);
        boolean refuses = one.equals(NameServers.THIRD);
        assertThat(told.out().contains("REFUSED")).isEqualTo(refuses);
    }

    /** What nobody answers takes as long as a program would wait. */
    @ParameterizedTest
    @CsvSource({
        "timeout:1 attempts:1, 1",
        "timeout:1 attempts:2, 1",
        "timeout:1 attempts:1, 2",
        "timeout:2 attempts:1, 2"
    })
    void silenceTakesAsLongAsGlibcWaits(String options, int count) throws IOException {
        // nobody has these addresses, and their packets are dropped before anybody could say so
        List<String> silent = List.of("10.99.8.98", "10.99.8.99").subList(0, count);
        StringBuilder text = new StringBuilder();
        for (String address : silent) {
            servers.in("ip", "neigh", "replace", address, "lladdr", "02:00:00:00:00:99", "dev", "eth0");
            text.append("nameserver ").append(address).append('\n');
        }
        servers.resolvConf(text + "options " + options + "\n");
        long begun = System.nanoTime();
        assertThat(getent("cart.")).isNotZero();
        Duration glibc = Duration.ofNanos(System.nanoTime() - begun);
        Told told = dns("cart.", "--lookup-only");
        assertThat(told.code()).isEqualTo(1);
        Matcher after = Pattern.compile("\\(EAI_AGAIN\\) after (\\d+\\.\\d) s").matcher(told.err());
        assertThat(after.find()).as(told.err()).isTrue();
        Duration ours = Duration.ofMillis(Math.round(1000 * Double.parseDouble(after.group(1))));
        assertThat(glibc).isBetween(ours, ours.plus(PROCESS));
    }

    /** glibc begins with any of them, and so does podwire. */
    @Test
    void rotateBeginsWithAnyServer() throws IOException {
        servers.resolvConf(
                "nameserver " + NameServers.FIRST + "\nnameserver " + NameServers.SECOND + "\noptions rotate\n");
        Set<String> begun = new HashSet<>();
        // chance makes it always the same once in thirty thousand
        for (int i = 0; i < MANY_TRIES; i++) {
            Told told = dns("cart.shop.svc.test.", "-t", "A", "--lookup-only", "-o", "csv");
            assertThat(told.code()).as(told.err()).isZero();
            begun.add(told.out().lines().skip(1).findFirst().orElseThrow().split(",")[3]);
        }
        assertThat(begun).containsExactlyInAnyOrder(NameServers.FIRST, NameServers.SECOND);
    }

    @Test
    void rcodesAreDigs() throws IOException {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n");
        for (String question : List.of(
                NameServers.FIRST + " cart.shop.svc.test A",
                NameServers.FIRST + " four.svc.test AAAA",
                NameServers.FIRST + " nowhere.test A",
                NameServers.THIRD + " nowhere.test A",
                NameServers.FIRST6 + " alias.svc.test CNAME")) {
            String[] words = question.split(" ");
            String dig = servers.in("dig", "@" + words[0], "+noedns", words[1], words[2]);
            Matcher status = Pattern.compile("status: (\\w+), .*ANSWER: (\\d+),", Pattern.DOTALL)
                    .matcher(dig);
            assertThat(status.find()).as(dig).isTrue();
            String expected = status.group(1).equals("NOERROR")
                    ? status.group(2).equals("0") ? "NODATA" : "answered"
                    : status.group(1);
            Told told = dns(words[1] + ".", "@" + words[0], "-t", words[2], "--lookup-only", "-o", "csv");
            assertThat(told.out().lines().skip(1))
                    .as(question)
                    .first()
                    .asString()
                    .contains("," + expected + ",");
        }
    }
}
