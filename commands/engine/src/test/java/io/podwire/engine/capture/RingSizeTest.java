package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingSizeTest {

    private static final long MIB = 1L << 20;

    @Test
    void whatThereIsIsDividedEvenly() {
        assertThat(RingSize.of(1, 32 * MIB)).isEqualTo(new RingSize(1 << 20, 32));
        assertThat(RingSize.of(2, 64 * MIB).bytes()).isEqualTo(32 * MIB);
        // tcpdump's own default
        assertThat(RingSize.of(1, 2 * MIB)).isEqualTo(new RingSize(128 << 10, 16));
        for (int links : new int[] {1, 2, 4, 5, 17, 100, 500}) {
            assertThat(RingSize.of(links, 128 * MIB).bytes() * links).isBetween(RingSize.least(links), 128 * MIB);
        }
    }

    @Test
    void tooLittleIsNone() {
        assertThat(RingSize.of(600, 128 * MIB)).isNull();
        assertThat(RingSize.of(1, 0)).isNull();
        assertThat(RingSize.of(7, RingSize.least(7) - 1)).isNull();
        assertThat(RingSize.of(7, RingSize.least(7))).isEqualTo(new RingSize(128 << 10, 2));
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
