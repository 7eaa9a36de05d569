package io.podwire.packets.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterProgram.Instruction;
import io.podwire.api.error.BadData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What libpcap leaves open; the rest is compared with libpcap itself, in the engine's tests. */
class BpfMachineTest {

    private static final Instruction KEEP = new Instruction(0x06, 0, 0, 7);

    @Test
    @Timeout(5)
    void aProgramThatGoesRoundForEverRejectsTheFrame() {
        Instruction back = new Instruction(0x05, 0, 0, 0xffff_ffffL);
        assertThat(machine(back, KEEP).run(new byte[60], 60, 60)).isZero();
    }

    @Test
    void aPlaceBeyondFourGigabytesIsNoneAtTheFrontAgain() {
        Instruction x = new Instruction(0x01, 0, 0, 0xffff_fffeL);
        Instruction indexed = new Instruction(0x50, 0, 0, 4);
        assertThat(machine(x, indexed, KEEP).run(new byte[60], 60, 60)).isZero();
    }

    @Test
    void aShiftByTheWholeWordLeavesNothing() {
        Instruction one = new Instruction(0x00, 0, 0, 1);
        Instruction shift = new Instruction(0x64, 0, 0, 32);
        Instruction returnIt = new Instruction(0x16, 0, 0, 0);
        assertThat(machine(one, shift, returnIt).run(new byte[1], 1, 1)).isZero();
    }

    /** One frame must not see what another left. */
    @Test
    void memoryIsEmptyForEachFrame() {
        Instruction load = new Instruction(0x60, 0, 0, 3);
        Instruction otherwise = new Instruction(0x15, 0, 1, 0);
        Instruction first = new Instruction(0x00, 0, 0, 5);
        Instruction store = new Instruction(0x02, 0, 0, 3);
        Instruction returnIt = new Instruction(0x16, 0, 0, 0);
        BpfMachine machine = machine(load, otherwise, first, store, returnIt);
        assertThat(machine.run(new byte[1], 1, 1)).isEqualTo(5);
        assertThat(machine.run(new byte[1], 1, 1)).isEqualTo(5);
    }

    @Test
    void bytesBehindWhatIsThereAreNotLookedAt() {
        Instruction last = new Instruction(0x30, 0, 0, 9);
        assertThat(machine(last, KEEP).run(new byte[100], 10, 100)).isEqualTo(7);
        assertThat(machine(last, KEEP).run(new byte[100], 9, 100)).isZero();
    }

    @Test
    void whatOnlyAKernelKnowsIsRefusedForAFile() {
        assertThatThrownBy(() -> machine(new Instruction(0x30, 0, 0, 0xffff_f030L), KEEP))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        "filter program: instruction 0 of 2 asks the kernel what only it knows of a frame; it can't be run on a file");
    }

    @Test
    void whatIsNoProgramIsNamed() {
        assertThatThrownBy(() -> machine()).isInstanceOf(BadData.class).hasMessageContaining("no instruction");
        assertThatThrownBy(() -> machine(new Instruction(0x00, 0, 0, 1)))
                .isInstanceOf(BadData.class)
                .hasMessage("filter program: the last instruction does not return");
        assertThatThrownBy(() -> machine(new Instruction(0x15, 1, 0, 1), KEEP))
                .isInstanceOf(BadData.class)
                .hasMessage("filter program: instruction 0 of 2: jumps beyond the end");
        assertThatThrownBy(() -> machine(new Instruction(0xff, 0, 0, 1), KEEP))
                .isInstanceOf(BadData.class)
                .hasMessage("filter program: instruction 0 of 2: no instruction has the code 0xff");
        assertThatThrownBy(() -> machine(new Instruction(0x34, 0, 0, 0), KEEP))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("divides by zero");
    }

    private static BpfMachine machine(Instruction... instructions) {
        return new BpfMachine(new FilterProgram(1, false, List.of(instructions), "test"));
    }
}
