package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.ScriptFailed;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.Netns;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptHostTest {

    static final Netns ROOT = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), 0);
    private static final Netns WEB = new Netns(2, false, List.of("web"), List.of(), List.of(), List.of(), 1);

    private static final ConntrackSummary NO_CONNECTIONS = new ConntrackSummary(1, 0, 0L, 0L, 0L, 0L, 0L, 0L);

    private final FakeHost host = new FakeHost(
            "n1",
            new FakeNetwork(ROOT).sysctl("net.ipv4.ip_forward", "1").conntrack(NO_CONNECTIONS),
            new FakeNetwork(WEB).sysctl("net.ipv4.ip_forward", "0").conntrack(NO_CONNECTIONS));
    private final Scripts scripts =
            new Scripts(new FakeSession(host).target("netns/2", WEB).target("web", WEB));

    @AfterEach
    void close() {
        scripts.close();
        host.close();
    }

    @Test
    void everyCommandIsAMethodThatReturnsItsRecords() {
        assertThat(scripts.evaluate("sysctl('net.ipv4.ip_forward').one().value"))
                .isEqualTo("1");
        assertThat(scripts.evaluate("sysctl('net.ipv4.ip_forward', in: 'web')*.value"))
                .isEqualTo(List.of("0"));
        assertThat(scripts.evaluate("sysctl(names: ['net.ipv4.ip_forward']).command.name()"))
                .isEqualTo("sysctl");
        assertThat(scripts.evaluate("sysctl('net.ipv4.ip_forward').gaps")).isEqualTo(List.of());
    }

    @Test
    void insideSetsThePlaceOfAClosureAlsoWhenItThrows() {
        assertThat(scripts.evaluate("inside('web') { sysctl('net.ipv4.ip_forward').value }"))
                .isEqualTo(List.of("0"));
        assertThat(
                        scripts.evaluate(
                                "try { inside('web') { throw new IOException() } } catch (e) {}; sysctl('net.ipv4.ip_forward').value"))
                .isEqualTo(List.of("1"));
        assertThat(
                        scripts.evaluate(
                                "inside('web') { [inside('host') { sysctl('net.ipv4.ip_forward').value }, sysctl('net.ipv4.ip_forward').value] }"))
                .isEqualTo(List.of(List.of("1"), List.of("0")));
    }

    @Test
    void anUnknownNamedArgumentIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> scripts.evaluate("sysctl(nmaes: 'x')"))
                .isInstanceOf(ScriptFailed.class)
                .hasMessageContaining("names");
    }

    @Test
    void printsToItsOutput() {
        scripts.evaluate("println 'a'; [1, 2].each { println it }; print([a: 1])");
        assertThat(scripts.printed.toString()).isEqualTo("a\n1\n2\n[a:1]");
    }

    @Test
    void aStreamThatAScriptReturnsIsStillOpen() {
        ScriptStream<?, ?> returned = (ScriptStream<?, ?>) scripts.run("conntrack().each { }; conntrack(in: 'web')");
        assertThat(host.open()).as("the one that was returned").isEqualTo(1);
        assertThat(returned).isEmpty();
        assertThat(host.open()).as("after its end").isZero();
    }
}
