package io.podwire.probe.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.value.Octets;
import io.podwire.probe.run.Fakes;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UdpProbeTest {

    private static List<String> udp(FakeProber prober, Object... pairs) {
        Map<String, Object> given = new HashMap<>(Map.of("host", "10.0.0.7", "port", List.of("53")));
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return Fakes.lines(Fakes.run(UdpProbe.class, given, Fakes.session(prober)));
    }

    @Test
    void aReplyIsOpen() {
        Fate reply = new Fate(Outcome.ANSWERED, Duration.ofMillis(2), null, null, Octets.parse("0102030405"));
        FakeProber prober = new FakeProber(probe -> reply);
        assertThat(udp(prober, "hex", "0001"))
                .contains(
                        "Probing 10.0.0.7 on UDP 53, 2 bytes each:",
                        "Reply from 10.0.0.7: bytes=5 time=2.00ms protocol=UDP port=53",
                        "\tSent = 3, Replies = 3, Closed = 0, Silent = 0",
                        "\tOpen: it answers");
        assertThat(prober.sent()).allMatch(probe -> probe.payload().equals(Octets.parse("0001")));
    }

    @Test
    void silenceIsOpenOrFiltered() {
        assertThat(udp(new FakeProber(probe -> Fate.LOST), "count", 2L))
                .contains(
                        "No answer from 10.0.0.7: protocol=UDP port=53: open or filtered",
                        "\tSent = 2, Replies = 0, Closed = 0, Silent = 2",
                        "\tOpen or filtered: nothing came back, which a service that did not understand and a filter have in common");
    }

    @Test
    void portUnreachableIsClosedAlsoWhereTheHostSaysItOnceASecondOnly() {
        IcmpMessage unreachable = new IcmpMessage(4, 3, 3, null, "port unreachable");
        Fate closed = new Fate(Outcome.REFUSED, Duration.ofNanos(50_000), null, unreachable, Octets.EMPTY);
        assertThat(udp(new FakeProber(probe -> probe.number() == 0 ? closed : Fate.LOST)))
                .contains("Port unreachable, says 10.0.0.7: protocol=UDP port=53 time=0.05ms: closed")
                .anyMatch(line -> line.startsWith("\tClosed: ") && line.contains("one a second"));
    }

    @Test
    void aDryRunCountsTheSocketsThatWaitForLateAnswersToo() {
        FakeProber prober = new FakeProber(probe -> Fate.LOST);
        assertThat(udp(prober, "dryRun", true, "count", 0L, "interval", "20ms"))
                .contains("  sockets: at most 554 open at a time");
        assertThat(prober.sent()).isEmpty();
    }

    @Test
    void oneThingIsSaidOfWhatADatagramCarries() {
        FakeProber prober = new FakeProber(probe -> Fate.LOST);
        assertThatThrownBy(() -> udp(prober, "hex", "00", "data", "x")).isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> udp(prober, "hex", "0"))
                .isInstanceOf(BadUse.class)
                .hasMessage("--hex 0: expected pairs of hex digits, such as 0001ff");
        assertThatThrownBy(() -> udp(prober, "data", "x".repeat(1401))).isInstanceOf(BadUse.class);
        assertThat(prober.sent()).isEmpty();
    }
}
