package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.capture.FilterRemark;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Netns;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureExplainTest {

    /** Compiles all to one program, or refuses all. */
    private record OneProgram(String version, String refusal) implements FilterCompiler {

        @Override
        public FilterProgram compile(String text, int linkType, int snapLength, boolean optimized) {
            throw new AssertionError("for a link, not for a file");
        }

        @Override
        public FilterProgram compileLive(String text, int linkType, int snapLength, boolean optimized) {
            if (refusal != null) {
                throw new BadUse("filter '" + text + "': " + refusal, "try:   something of libpcap's");
            }
            return new FilterProgram(linkType, true, List.of(new Instruction(6, 0, 0, snapLength)), version);
        }
    }

    private static final FilterCompiler LIBPCAP = new OneProgram("libpcap version 1.10.3", null);
    private static final FilterCompiler NONE = new OneProgram(null, null);

    private static FilterExplanation explain(FilterCompiler compiler, CaptureExplain.Args args) {
        try (FakeHost host = new FakeHost("n1", new FakeNetwork(OWN))) {
            return new CaptureExplain()
                    .run(args, new FakeSession(host).filters(compiler))
                    .items()
                    .get(0);
        }
    }

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    private static CaptureExplain.Args words(String... filter) {
        return new CaptureExplain.Args(List.of(filter), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void aFilterIsSaidInWordsWithItsMistakesAndItsProgram() {
        FilterExplanation said = explain(LIBPCAP, words("not", "host 10.0.0.1", "and", "tcp[13] = 2"));
        assertThat(said.filter()).isEqualTo("not host 10.0.0.1 and tcp[13] = 2");
        assertThat(said.words())
                .containsExactly(
                        "all of these:",
                        "  not: IPv4, ARP or RARP from or to 10.0.0.1",
                        "  TCP over IPv4 with SYN set and no other flag");
        assertThat(said.remarks())
                .extracting(FilterRemark::code)
                .containsExactly("tcp-flags-equal", "outer-headers", "offsets-ipv4-only");
        assertThat(said.program()).containsExactly("(000) ret      #262144");
        assertThat(said.compiler()).isEqualTo("libpcap version 1.10.3");
    }

    @Test
    void noFilterTakesAll() {
        assertThat(explain(LIBPCAP, words()).words()).containsExactly("all frames");
    }

    @Test
    void withoutLibpcapThereAreWordsAndMistakes() {
        FilterExplanation said = explain(NONE, words("net 10.244.0.0"));
        assertThat(said.remarks().get(0).instead()).isEqualTo("net 10.244.0.0/16");
        assertThat(said.program()).isEmpty();
        assertThat(said.compiler()).isNull();
        assertThatThrownBy(() -> explain(NONE, words("net 10/8")))
                .isInstanceOf(BadUse.class)
                .hasMessage("filter 'net 10/8': syntax error at character 7, '/': expected \"and\", \"or\" or the end")
                .satisfies(e -> assertThat(((PodwireException) e).hints())
                        .containsExactly("try:   a network with all its octets: net 10.0.0.0/8"));
    }

    /** What D1 and D2 of the field's procedures trip over; without libpcap, so that the hint is ours alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ip.addr == 10.0.0.1 ~ host ADDRESS, for ip.addr is of Wireshark's display filters, another language",
                "http ~ tcp port 80, for http is no word of this language",
                "src net and tcp ~ src net 10.244.0.0/16 and …",
                "len 100 ~ the filter in single quotes; without, a shell takes < > & | ( ) ! * for itself",
                "tcp[tcpflags] ~ the filter in single quotes; without, a shell takes < > & | ( ) ! * for itself",
                "port 80, 443 ~ \"or\" between values: port 80 or 443",
                "port 80 & tcp ~ \"and\" or \"&&\" between primitives; one & joins the bits of numbers",
                "proto tcp ~ tcp alone, or ip proto \\tcp in single quotes",
                "TCP port 80 ~ tcp in lower case",
            })
    void aFilterThatIsNoneIsToldWhatWasProbablyMeant(String filter, String hint) {
        assertThatThrownBy(() -> explain(NONE, words(filter)))
                .isInstanceOf(BadUse.class)
                .satisfies(e -> assertThat(((PodwireException) e).hints()).contains("try:   " + hint));
    }

    @Test
    void whatLibpcapRunsIntoIsToldByTheMistakeBehindIt() {
        FilterCompiler refusing = new OneProgram("libpcap", "expression rejects all packets");
        assertThatThrownBy(() -> explain(refusing, words("src port 80 and src port 443")))
                .isInstanceOf(BadUse.class)
                .hasMessage("filter 'src port 80 and src port 443': expression rejects all packets")
                .satisfies(e -> assertThat(((PodwireException) e).hints())
                        .containsExactly("try:   src port 80 or src port 443 for 'src port 80 and src port 443':"
                                + " no packet has two of them: this takes nothing"));
        assertThatThrownBy(() -> explain(refusing, words("tcp and udp")))
                .satisfies(
                        e -> assertThat(((PodwireException) e).hints().get(0)).startsWith("try:   or in place of and"));
    }

    @Test
    void theFilterMayBeInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("filter"), "udp port 53\n");
        FilterExplanation said = explain(
                LIBPCAP,
                new CaptureExplain.Args(List.of(), Optional.of(file.toString()), Optional.of("linux_sll2"), false));
        assertThat(said.words()).containsExactly("UDP from or to port 53");
        assertThat(said.linkType()).isEqualTo(276);
        assertThat(said.linkTypeName()).isEqualTo("LINUX_SLL2");
    }

    @Test
    void anUnknownTypeOfLinkIsNamedWithThoseThereAre() {
        CaptureExplain.Args args =
                new CaptureExplain.Args(List.of("tcp"), Optional.empty(), Optional.of("ETHERNET"), false);
        assertThatThrownBy(() -> explain(LIBPCAP, args))
                .isInstanceOf(BadUse.class)
                .hasMessage("-y: 'ETHERNET' is no type of link known here")
                .satisfies(
                        e -> assertThat(((PodwireException) e).hints().get(0)).contains("EN10MB, NULL"));
    }
}
