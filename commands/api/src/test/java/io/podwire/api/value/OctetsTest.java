package io.podwire.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OctetsTest {

    private final Octets octets = Octets.view(new byte[] {0, 1, (byte) 0xfe, (byte) 0xff, 4}, 1, 3);

    @Test
    void isTheBytesOfItsViewOnly() {
        assertThat(octets).hasToString("01feff").isEqualTo(Octets.parse("01feff"));
        assertThat(octets.length()).isEqualTo(3);
        assertThat(octets.at(2)).isEqualTo(0xff);
        assertThat(octets.bytes()).containsExactly(1, 0xfe, 0xff);
        assertThat(octets.hashCode()).isEqualTo(Octets.parse("01feff").hashCode());
    }

    @Test
    void cutsPiecesThatCompareByTheirBytes() {
        assertThat(octets.slice(1, 1)).isEqualTo(Octets.parse("fe"));
        assertThat(octets.from(1)).isEqualTo(Octets.parse("feff")).isNotEqualTo(Octets.parse("fe"));
        assertThat(octets.from(3)).isSameAs(Octets.EMPTY);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> octets.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> octets.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> octets.slice(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Octets.view(new byte[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Octets.parse("0")).isInstanceOf(IllegalArgumentException.class);
    }
}
