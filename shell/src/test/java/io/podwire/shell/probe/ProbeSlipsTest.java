package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import io.podwire.testkit.NetnsWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mistype, from the command line to the exit code, in a namespace of the test's, here and through an agent. */
@TestInstance(Lifecycle.PER_CLASS)
class ProbeSlipsTest {

    private final Reach reach = new Reach(complaint -> {});
    private NetnsWorld world;
    private String netns;

    private record Told(int code, String out, String err) {}

    @BeforeAll
    void build() {
        world = NetnsWorld.orSkip();
        netns = world.netns("p");
        world.ip("-n", netns, "link", "set", "lo", "up");
        world.veth(netns, "eth0", netns, "eth1");
        world.address(netns, "eth0", "10.9.8.1/24");
    }

    @AfterAll
    void remove() {
        reach.close();
        if (world != null) {
            world.close();
        }
    }

    private Told run(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Console.Input.NOTHING);
        int code = new Program(CommandIndex.load(), reach, LocalWiring::launcher, console, new Patience())
                .run(List.of((line + " --in netns/" + netns).split(" ")));
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paping -p 80                                | 2 | paping: no host
            paping 127.0.0.1                            | 2 | paping: no port
            paping 127.0.0.1 -p 0                       | 2 | paping: -p 0: expected a port from 1 to 65535
            paping 127.0.0.1 -p 70000                   | 2 | paping: -p 70000: expected a port from 1 to 65535
            paping 127.0.0.1 -p 80,443,x                | 2 | paping: -p 80,443,x: 'x' is no port
            paping 127.0.0.1 -p 80-90                   | 2 | paping: -p 80-90: ranges are not taken
            paping 127.0.0.1:80 -p 80                   | 2 | paping: '127.0.0.1:80' is no address
            paping http://10.9.8.1/ -p 80               | 2 | paping: 'http://10.9.8.1/' is a URL
            paping 127.0.0.1 -p 80 -i -1                | 2 | paping: -i -1: expected a time above 0
            paping 127.0.0.1 -p 80 -i 1min              | 2 | paping: -i 1min: expected a time above 0
            paping 127.0.0.1 -p 80 --for 10             | 2 | paping: --for: '10' is not a duration (the unit is missing)
            paping 127.0.0.1 -p 80 --for 0s             | 2 | paping: --for 0: expected a time above 0
            paping 127.0.0.1 -p 80 --countt 3           | 2 | paping: unknown option --countt; did you mean --count?
            paping 127.0.0.1 -p 80 -t 5s                | 2 | paping: -t: '5s' is not a whole number that fits; expected MS: how long each probe waits
            paping 127.0.0.1 -p 80 -i 0.001             | 2 | paping: 1 each 1ms are 1000 probes a second, more than the 500 that a guest sends
            paping 127.0.0.1 -p 80 --link eth9          | 3 | paping: --link eth9: NETNS has no link eth9; did you mean eth0 or eth1?
            paping 127.0.0.1 -p 80 --source 10.9.8.7    | 3 | paping: --source 10.9.8.7: NETNS has no such address
            ping 127.0.0.1 -4 -6                        | 2 | ping: -4 and -6 exclude each other
            ping 127.0.0.1 -s 70000                     | 2 | ping: -s 70000: expected 0 to 65507 bytes
            ping 127.0.0.1 -c 0                         | 2 | ping: -c 0: expected a number of probes above 0
            ping fe80::1                                | 2 | ping: fe80::1 is an address of one link only
            ping fe80::1%eth9                           | 3 | ping: fe80::1%eth9: NETNS has no link eth9; did you mean eth0 or eth1?
            ping 127.0.0.1 -I 10.9.8.7                  | 3 | ping: -I 10.9.8.7: NETNS has no such address
            mtr-probe 127.0.0.1 -P 80                   | 2 | mtr-probe: -P: ICMP has no ports; -u and -T have
            mtr-probe 127.0.0.1 -i 1s                   | 2 | mtr-probe: -i: '1s' is no number of seconds
            mtr-probe 127.0.0.1 -I eth9                 | 3 | mtr-probe: -I eth9: NETNS has no link eth9
            mtr-probe 127.0.0.1 -a 10.9.8.7             | 3 | mtr-probe: -a 10.9.8.7: NETNS has no such address
            udp 127.0.0.1 -p 53 --hex zz                | 2 | udp: --hex zz: expected pairs of hex digits
            mtu 127.0.0.1 --udp 70000                   | 2 | mtu: --udp: expected 1 to 65535, not 70000
            mtu 127.0.0.1 --dev eth9                    | 3 | mtu: --dev eth9: NETNS has no link eth9
            dns a..b                                    | 2 | dns: 'a..b' is no domain name
            dns x --timeout-each 5                      | 2 | dns: --timeout-each: '5' is not a duration (the unit is missing)
            """)
    void oneLineSaysWhatIsWrongNearAndFar(String line, int code, String message) {
        String expected = message.replace("NETNS", "netns/" + netns);
        for (String on : List.of("", " --on localhost")) {
            Told told = run(line + on);
            assertThat(told.code()).as(line + on).isEqualTo(code);
            assertThat(told.err()).as(line + on).startsWith(expected).doesNotContain("\tat ");
            assertThat(told.out()).as(line + on).isEmpty();
        }
    }

    /** An agent writes no files: the log lies beside the user. */
    @Test
    void aFarLogIsCheckedAndWrittenHere(@TempDir Path folder) throws IOException {
        Told refused = run("paping 10.9.8.1 -p 9 -c 1 --on localhost --log " + folder.resolve("none/log"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("paping: --log: there is no folder");
        Path log = folder.resolve("log.txt");
        Told told = run("paping 10.9.8.1 -p 9 -c 2 -i 0.05 --on localhost --log " + log);
        assertThat(told.code()).isEqualTo(1);
        assertThat(Files.readString(log)).contains("; Connection refused", "Attempted = 2");
    }
}
