package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a filter for a far host is compiled: here where that means the same, there where only that host can. */
class FarFilterTest {

    private static final FilterProgram.Instruction ALL = new FilterProgram.Instruction(6, 0, 0, 262_144);

    /** A compiler of few link types. */
    private record Compiler(Set<Integer> linkTypes, boolean live) implements FilterCompiler {

        @Override
        public String version() {
            return "libpcap test";
        }

        @Override
        public FilterProgram compile(String text, int linkType, int snapLength, boolean optimized) {
            throw new AssertionError("for a file");
        }

        @Override
        public FilterProgram compileLive(String text, int linkType, int snapLength, boolean optimized) {
            if (linkTypes == null) {
                throw new Unsupported("no libpcap here");
            }
            if (!linkTypes.contains(linkType)) {
                throw new BadUse("filter: not for link type " + linkType);
            }
            return new FilterProgram(linkType, live, List.of(ALL), version());
        }
    }

    private final List<CaptureRequest> opened = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private void open(Compiler compiler, RuntimeException ofText) {
        CaptureRequest request = new CaptureRequest(
                List.of(new CaptureRequest.Point(null, null)),
                new CaptureFilter("tcp", true, List.of()),
                262_144,
                null,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
        FarFilter.of(request.filter(), request.snapLength(), compiler)
                .open(
                        request,
                        asked -> {
                            opened.add(asked);
                            if (ofText != null && asked.filter().compiled().isEmpty()) {
                                throw ofText;
                            }
                            return null;
                        },
                        notes::add);
    }

    private List<Integer> sent(int attempt) {
        assertThat(opened.get(attempt).filter().text()).isEqualTo("tcp");
        return opened.get(attempt).filter().compiled().stream()
                .map(FilterProgram::linkType)
                .toList();
    }

    @Test
    void itTravelsCompiledForEachFormOfFrames() {
        open(new Compiler(Set.of(1, 276, 101), true), new Unsupported("no libpcap there"));
        assertThat(opened).hasSize(1);
        assertThat(sent(0)).containsExactly(1, 276, 101);
        assertThat(notes).isEmpty();
    }

    @Test
    void whatOneFormHasNotIsLeftOut() {
        open(new Compiler(Set.of(1), true), null);
        assertThat(sent(0)).containsExactly(1);
    }

    @Test
    void withoutLibpcapHereItIsCompiledThere() {
        open(new Compiler(null, true), null);
        assertThat(sent(0)).isEmpty();
        assertThatThrownBy(() -> open(new Compiler(null, true), new Unsupported("no libpcap there")))
                .isInstanceOf(Unsupported.class)
                .hasMessage("no libpcap there");
    }

    @Test
    void whereOnlyALinkTellsItIsCompiledThere() {
        open(new Compiler(Set.of(1, 276, 101), false), null);
        assertThat(opened).hasSize(1);
        assertThat(sent(0)).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void orTravelsAfterAllAndSaysWhatIsMissing() {
        open(new Compiler(Set.of(1, 276, 101), false), new Unsupported("no libpcap there"));
        assertThat(opened).hasSize(2);
        assertThat(sent(1)).containsExactly(1, 276, 101);
        assertThat(notes).singleElement().asString().contains("VLAN tags");
    }

    @Test
    void whatDoesNotCompileHereMayCompileThere() {
        // `ip broadcast` needs the link's netmask
        open(new Compiler(Set.of(), true), null);
        assertThat(sent(0)).isEmpty();
        assertThatThrownBy(() -> open(new Compiler(Set.of(), true), new BadUse("filter: there")))
                .hasMessage("filter: there");
        assertThatThrownBy(() -> open(new Compiler(Set.of(), true), new Unsupported("no libpcap there")))
                .isInstanceOf(BadUse.class)
                .hasMessage("filter: not for link type 1");
    }

    @Test
    void otherFailuresAreAsTheyAre() {
        assertThatThrownBy(() -> open(new Compiler(Set.of(1), false), new NotFound("no link 'eth7'")))
                .isInstanceOf(NotFound.class);
        assertThat(opened).hasSize(1);
    }
}
