package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingMemoryTest {

    private static final long MIB = 1L << 20;

    private final RingMemory memory = new RingMemory(128 * MIB, 1024 * MIB);

    @Test
    void allCapturesTogetherStayBelowTheLimit() {
        for (int links : new int[] {1, 2, 5}) {
            List<RingMemory.Share> open = new ArrayList<>();
            long taken = 0;
            // each leaves some for the next, so there are several before one is refused
            for (int capture = 0; capture < 4; capture++) {
                RingMemory.Share share = memory.take(links, null);
                taken += links * share.each().bytes();
                open.add(share);
            }
            assertThat(taken).isBetween(100 * MIB, 128 * MIB);
            assertThatThrownBy(() -> {
                        while (true) {
                            open.add(memory.take(links, null));
                        }
                    })
                    .isInstanceOf(BadUse.class)
                    .hasMessageContaining("this host allows 131072 KiB, and other captures have 1");
            open.forEach(RingMemory.Share::close);
        }
    }

    @Test
    void whatIsClosedIsThereAgain() {
        RingMemory.Share all = memory.take(1, 128 * MIB);
        assertThatThrownBy(() -> memory.take(1, null)).isInstanceOf(BadUse.class);
        all.close();
        all.close();
        RingSize first = memory.take(1, null).each();
        assertThat(first)
                .isEqualTo(new RingMemory(128 * MIB, 1024 * MIB).take(1, null).each());
    }

    @Test
    void whatIsAskedForIsGivenBeyondTheLimitAndCounts() {
        assertThat(memory.take(1, 1024 * MIB).each().bytes()).isEqualTo(1024 * MIB);
        assertThat(memory.take(2, 64 * MIB).each().bytes()).isEqualTo(32 * MIB);
        assertThatThrownBy(() -> memory.take(1, null))
                .isInstanceOf(BadUse.class)
                .hasMessage("ring buffers for 1 link need at least 256 KiB together; this host allows 131072 KiB,"
                        + " and other captures have 1114112 KiB");
    }

    @Test
    void moreThanAQuarterOfTheMachinesMemoryIsNotEvenAskedOfTheKernel() {
        assertThatThrownBy(() -> memory.take(1, 1024 * MIB + 1024))
                .isInstanceOf(BadUse.class)
                .hasMessage(
                        "ring buffers of 1048577 KiB are too much for this host; it allows 1048576 KiB, a quarter of"
                                + " its memory");
        assertThat(memory.take(1, null).each())
                .isEqualTo(new RingMemory(128 * MIB, MIB).take(1, null).each());
    }

    @Test
    void aSmallMachinesFirstCaptureMayHaveAllThereIs() {
        assertThat(new RingMemory(MIB / 4, MIB).take(1, null).each()).isEqualTo(new RingSize(128 << 10, 2));
    }

    @Test
    void tooManyForTheMemoryIsSaidWithFigures() {
        assertThatThrownBy(() -> memory.take(600, null))
                .isInstanceOf(BadUse.class)
                .hasMessage(
                        "ring buffers for 600 links need at least 153600 KiB together; this host allows 131072 KiB");
        assertThatThrownBy(() -> memory.take(2, MIB / 4))
                .isInstanceOf(BadUse.class)
                .hasMessage("ring buffers for 2 links need at least 512 KiB together; asked for 256 KiB");
    }
}
