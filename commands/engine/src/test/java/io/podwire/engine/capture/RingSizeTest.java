package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import org.junit.jupiter.api.Test;

class RingSizeTest {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    @Test
    void aLinkGetsItsUsualRing() {
        assertThat(RingSize.of(1, null, 16 * GIB)).isEqualTo(new RingSize(1 << 20, 32));
    }

    @Test
    void allTogetherStayBelowTheLimit() {
        for (int links : new int[] {1, 2, 4, 5, 17, 100, 500}) {
            assertThat(RingSize.of(links, null, 16 * GIB).bytes() * links).isLessThanOrEqualTo(128 * MIB);
        }
        assertThat(RingSize.of(1, null, GIB).bytes()).isLessThanOrEqualTo(GIB / 50);
    }

    @Test
    void whatIsAskedForIsGiven() {
        assertThat(RingSize.of(1, 1024 * MIB, GIB).bytes()).isEqualTo(1024 * MIB);
        assertThat(RingSize.of(2, 64 * MIB, 16 * GIB).bytes()).isEqualTo(32 * MIB);
        // tcpdump's own default
        assertThat(RingSize.of(1, 2 * MIB, 16 * GIB)).isEqualTo(new RingSize(128 << 10, 16));
    }

    @Test
    void tooManyForTheMemoryIsSaidWithFigures() {
        assertThatThrownBy(() -> RingSize.of(600, null, 16 * GIB))
                .isInstanceOf(BadUse.class)
                .hasMessage(
                        "ring buffers for 600 links need at least 153600 KiB together; this host allows 131072 KiB");
    }

    @Test
    void smallerOnesAreTriedDownToTwoBlocks() {
        RingSize size = new RingSize(1 << 20, 9);
        assertThat(size.smaller()).isEqualTo(new RingSize(1 << 20, 4));
        assertThat(size.smaller().smaller()).isEqualTo(new RingSize(1 << 20, 2));
        assertThat(size.smaller().smaller().smaller()).isNull();
    }

    @Test
    void memoryIsReadFromTheKernelsTable() {
        assertThat(MachineMemory.bytes("MemTotal:       24684444 kB\nMemFree: 1 kB\n"))
                .isEqualTo(24684444L * 1024);
        assertThat(MachineMemory.bytes("MemFree: 1 kB\n")).isZero();
        assertThat(MachineMemory.bytes()).isGreaterThan(64 * MIB);
    }
}
