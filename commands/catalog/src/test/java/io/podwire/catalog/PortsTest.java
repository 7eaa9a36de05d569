package io.podwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536, 999_999, Integer.MAX_VALUE})
    void refusesWhatIsNoPort(int number) {
        assertThatThrownBy(() -> Ports.orNull(Optional.of(number), "--port"))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("--port: " + number)
                .hasMessageContaining("0 to 65535");
    }

    @Test
    void takesTheOthers() {
        assertThat(Ports.orNull(Optional.of(0), "--port")).isZero();
        assertThat(Ports.orNull(Optional.of(65_535), "--port")).isEqualTo(65_535);
        assertThat(Ports.orNull(Optional.empty(), "--port")).isNull();
    }
}
