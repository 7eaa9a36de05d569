package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.Unsupported;
import io.podwire.engine.capture.KernelFilter.Sight;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelFilterTest {

    private static final long PROTOCOL = 0xffff_f000L;
    private static final long PACKET_TYPE = 0xffff_f004L;
    private static final long LINK_INDEX = 0xffff_f008L;

    private static Instruction i(int code, int jumpTrue, int jumpFalse, long operand) {
        return new Instruction(code, jumpTrue, jumpFalse, operand);
    }

    private static FilterProgram program(Instruction... instructions) {
        return new FilterProgram(276, true, List.of(instructions), "test");
    }

    @Test
    void withoutAFilterItOnlyCuts() {
        assertThat(KernelFilter.of(null, 96, Direction.INOUT, Sight.LINK, false))
                .containsExactly(i(0x06, 0, 0, 96));
    }

    @Test
    void oneWayIsToldByThePacketsType() {
        assertThat(KernelFilter.of(null, 96, Direction.IN, Sight.LINK, false))
                .containsExactly(i(0x30, 0, 0, PACKET_TYPE), i(0x15, 0, 1, 4), i(0x06, 0, 0, 0), i(0x06, 0, 0, 96));
        assertThat(KernelFilter.of(null, 96, Direction.OUT, Sight.LINK, false))
                .containsExactly(i(0x30, 0, 0, PACKET_TYPE), i(0x15, 1, 0, 4), i(0x06, 0, 0, 0), i(0x06, 0, 0, 96));
    }

    @Test
    void theUsersProgramBeginsWithAnEmptyAccumulator() {
        List<Instruction> all =
                KernelFilter.of(program(i(0x06, 0, 0, 7)), 96, Direction.INOUT, Sight.LOOPBACK_LINK, false);
        assertThat(all).endsWith(i(0x00, 0, 0, 0), i(0x06, 0, 0, 7)).hasSize(5);
    }

    @Test
    void offsetsMoveBeforeACookedHeader() {
        List<Instruction> all = KernelFilter.of(
                program(
                        i(0x28, 0, 0, 0), // ldh [0], the header's protocol
                        i(0x20, 0, 0, 4), // ld [4], its ifindex
                        i(0x30, 0, 0, 29), // ldb [29], the IPv4 header's protocol
                        i(0xb1, 0, 0, 20), // ldxb 4*([20]&0xf)
                        i(0x48, 0, 0, 22), // ldh [x + 22]
                        i(0x60, 0, 0, 3), // ld M[3], no byte of the frame
                        i(0x06, 0, 0, 96)),
                96,
                Direction.INOUT,
                Sight.LINK,
                true);
        assertThat(all)
                .containsExactly(
                        i(0x28, 0, 0, PROTOCOL),
                        i(0x20, 0, 0, LINK_INDEX),
                        i(0x30, 0, 0, 9),
                        i(0xb1, 0, 0, 0),
                        i(0x48, 0, 0, 2),
                        i(0x60, 0, 0, 3),
                        i(0x06, 0, 0, 96));
    }

    @Test
    void whatTheKernelDoesNotTellIsRefused() {
        assertThatThrownBy(
                        () -> KernelFilter.of(program(i(0x30, 0, 0, 12)), 96, Direction.INOUT, Sight.ALL_LINKS, true))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("byte 12");
    }

    @Test
    void aProgramThatBecomesTooLongIsRefused() {
        FilterProgram longest = new FilterProgram(
                1, true, Collections.nCopies(FilterProgram.MAX_KERNEL_INSTRUCTIONS, i(0, 0, 0, 0)), "test");
        assertThat(KernelFilter.of(longest, 96, Direction.INOUT, Sight.LINK, false))
                .hasSize(4096);
        assertThatThrownBy(() -> KernelFilter.of(longest, 96, Direction.IN, Sight.LINK, false))
                .isInstanceOf(Unsupported.class)
                .hasMessage("the filter has 4100 instructions, the kernel takes 4096");
    }
}
