package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.CommandLines;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command against real servers; glibc's own resolver and dig are asked the same in the same namespace. */
class DnsAgainstDnsmasqTest {

    private static final String SEARCH = "search shop.svc.test svc.test test\noptions ndots:5 timeout:1 attempts:1\n";

    /** All else does not exist. */
    private static final String NOTHING_ELSE = "--address=/#/";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private NameServers servers;

    @BeforeEach
    void build() {
        servers = new NameServers(folder);
    }

    @AfterEach
    void remove() throws IOException {
        if (servers != null) {
            servers.close();
        }
    }

    private int podwire(String... line) {
        out.reset();
        err.reset();
        List<String> words = new ArrayList<>(List.of("dns", "--in", "netns/" + servers.client()));
        words.addAll(List.of(line));
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Console.Input.NOTHING);
        return new Program(CommandIndex.load(), LocalWiring::session, LocalWiring::launcher, console, new Patience())
                .run(words);
    }

    /** Rows of the table, each with single blanks. */
    private List<String> rows() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The order of questions is glibc's, name for name: its own resolver is asked for the same name, and the server's log compared. */
    @Test
    void theSearchListIsExpandedAsGlibcExpandsIt() throws Exception {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n" + SEARCH);
        Path log = servers.serve(
                NameServers.FIRST, 53, "--host-record=www.example.test,192.0.2.7,2001:db8::7", NOTHING_ELSE);
        String addresses = servers.in("getent", "ahosts", "www.example.test");
        List<String> glibc = NameServers.questions(log);
        assertThat(glibc).hasSizeGreaterThan(2);
        assertThat(addresses).contains("192.0.2.7", "2001:db8::7");

        assertThat(podwire("www.example.test", "--lookup-only")).as(told()).isZero();
        List<String> all = NameServers.questions(log);
        assertThat(all.subList(glibc.size(), all.size())).isEqualTo(glibc);
        assertThat(told())
                .contains("get 192.0.2.7, 2001:db8::7 for www.example.test.")
                .contains("note (dns-search-storm): www.example.test");
    }

    @Test
    void aNameThatIsNowhereIsWhatGetentSays() throws Exception {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n" + SEARCH);
        Path log = servers.serve(NameServers.FIRST, 53, NOTHING_ELSE);
        // 2: "One or more supplied key could not be found in the database" (getent(1))
        servers.in("sh", "-c", "getent ahosts nowhere; test $? = 2");
        List<String> glibc = NameServers.questions(log);
        assertThat(podwire("nowhere", "--lookup-only")).isEqualTo(1);
        List<String> all = NameServers.questions(log);
        assertThat(all.subList(glibc.size(), all.size())).isEqualTo(glibc);
        assertThat(rows()).hasSize(8).allMatch(row -> row.contains("NXDOMAIN"));
        assertThat(told()).contains("EAI_NONAME");
    }

    @Test
    void whatDoesNotFitIsAskedOverTcpAndIsWhatDigReads() throws Exception {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n");
        String text = "x".repeat(250);
        servers.serve(
                NameServers.FIRST, 53, "--txt-record=big.test," + text + "1," + text + "2," + text + "3", NOTHING_ELSE);
        assertThat(podwire("big.test.", "-t", "TXT", "--lookup-only", "-o", "json"))
                .as(told())
                .isZero();
        String json = out.toString(StandardCharsets.UTF_8);
        assertThat(json).contains("\"truncated\"", "\"tcp-message\"");
        String dig = servers.in("dig", "+noedns", "+short", "TXT", "big.test");
        assertThat(dig).contains(text + "1");
        for (String end : List.of("1", "2", "3")) {
            assertThat(json).contains(text + end);
        }
    }

    @Test
    void typesAreReadAsDigReadsThem() throws Exception {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\n");
        servers.serve(
                NameServers.FIRST,
                53,
                "--srv-host=_dns._udp.test,ns.test,53,10,20",
                "--mx-host=test,mail.test,5",
                "--cname=alias.test,cart.test",
                "--host-record=cart.test,10.97.0.4,fd00::4",
                "--txt-record=test,texts of it",
                NOTHING_ELSE);
        for (String question : List.of(
                "SRV _dns._udp.test",
                "MX test",
                "A alias.test",
                "AAAA alias.test",
                "CNAME alias.test",
                "TXT test",
                "PTR 4.0.97.10.in-addr.arpa")) {
            String[] words = question.split(" ");
            List<String> dig = servers.in("dig", "+short", words[0], words[1])
                    .lines()
                    .sorted()
                    .toList();
            assertThat(dig).as(question).isNotEmpty();
            assertThat(podwire(words[1] + ".", "-t", words[0], "--lookup-only", "-o", "csv"))
                    .as(told())
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).as(question).contains(dig);
        }
        assertThat(podwire("-x", "10.97.0.4", "--lookup-only")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("PTR cart.test.");
    }

    @Test
    void aDeadServerOfTwoIsNamed() throws Exception {
        servers.resolvConf(
                "nameserver " + NameServers.FIRST + "\nnameserver " + NameServers.SECOND + "\noptions timeout:1\n");
        servers.serve(NameServers.SECOND, 53, "--host-record=cart.test,10.97.0.4", NOTHING_ELSE);
        // closed: the kernel says so at once
        assertThat(podwire("cart.test.", "-t", "A")).isEqualTo(1);
        assertThat(rows().get(0)).contains(NameServers.FIRST).contains("closed");
        assertThat(told()).contains("cause (dns-server-unreachable): " + NameServers.FIRST + ": nobody listens there");
        // silent: as behind a packet filter
        servers.besideServers("iptables", "-I", "INPUT", "-d", NameServers.FIRST, "-j", "DROP");
        assertThat(podwire("cart.test.", "-t", "A")).isEqualTo(1);
        assertThat(rows().get(0)).contains("timed out");
        assertThat(told()).contains("also: warn dns-slow cart.test.").contains("get 10.97.0.4 for cart.test.");
    }

    @Test
    void whatAServerRefusesOrCantFindOutIsToldApart() throws Exception {
        servers.resolvConf("nameserver " + NameServers.FIRST + "\noptions timeout:1\n");
        // where signatures are wanted and there are none it can't find out; without anybody to ask it refuses
        servers.serve(NameServers.SECOND, 53, "--host-record=cart.test,10.97.0.4", NOTHING_ELSE);
        servers.serve(
                NameServers.FIRST,
                53,
                "--server=" + NameServers.SECOND,
                "--dnssec",
                "--dnssec-check-unsigned",
                "--trust-anchor=.,20326,8,2,E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D");
        assertThat(servers.in("dig", "cart.test")).contains("status: SERVFAIL");
        servers.serve(NameServers.SECOND, 5300);
        assertThat(servers.in("dig", "-p", "5300", "@" + NameServers.SECOND, "cart.test"))
                .contains("status: REFUSED");
        assertThat(podwire("cart.test.", "-t", "A")).isEqualTo(1);
        assertThat(rows().get(0)).contains("SERVFAIL");
        assertThat(told())
                .contains("cause (dns-server-failing): " + NameServers.FIRST + ": it answers SERVFAIL")
                .contains("EAI_AGAIN");
        assertThat(podwire("cart.test.", "@" + NameServers.SECOND + ":5300", "-t", "A"))
                .isEqualTo(1);
        assertThat(rows().get(0)).contains("REFUSED").contains(NameServers.SECOND + ":5300");
    }

    /** What was saved can't be asked anything. */
    @Test
    void aSnapshotIsRefusedInALine() {
        String saved = Path.of("../scripts/src/test/scenarios/node").toString();
        for (String[] line : new String[][] {
            {"dns", "cart", "--from", saved},
            {"mtu", "10.244.1.10", "--from", saved},
            {"mtu", "shop/cart-0", "--from", saved, "--in", "shop/web-0"}
        }) {
            try (CommandLines commands = new CommandLines()) {
                CommandLines.Told told = commands.run(line);
                assertThat(told.code()).as(told.err()).isEqualTo(7);
                assertThat(told.out()).isEmpty();
                assertThat(told.err().lines().toList())
                        .first()
                        .asString()
                        .startsWith(line[0] + ": ")
                        .contains("a snapshot only answers: nothing can be sent from it");
            }
        }
    }
}
