package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(DisplayWidth.of("eth0")).isEqualTo(4);
        assertThat(DisplayWidth.of("网卡")).isEqualTo(4);
        assertThat(DisplayWidth.of("한글ｱ")).isEqualTo(5);
        assertThat(DisplayWidth.of("é")).isEqualTo(1);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("🚀")).isEqualTo(2);
        assertThat(DisplayWidth.of("…")).isEqualTo(1);
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(DisplayWidth.cut("vetha1f852ea", 12)).isEqualTo("vetha1f852ea");
        assertThat(DisplayWidth.cut("vetha1f852ea", 5)).isEqualTo("veth…");
        assertThat(DisplayWidth.cut("网卡一号", 5)).isEqualTo("网卡…");
        assertThat(DisplayWidth.cut("网卡一号", 4)).isEqualTo("网…");
        assertThat(DisplayWidth.cut("🚀🚀", 3)).isEqualTo("🚀…");
        assertThat(DisplayWidth.cut("ab", 1)).isEqualTo("…");
    }
}
