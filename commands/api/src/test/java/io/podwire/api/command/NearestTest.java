package io.podwire.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES =
            List.of("links", "routes", "routes get", "rules", "tc", "veth", "version");

    @Test
    void findsTypingErrors() {
        assertThat(Nearest.of("lnks", NAMES, 3)).containsExactly("links");
        assertThat(Nearest.of("likns", NAMES, 3)).containsExactly("links");
        assertThat(Nearest.of("linkss", NAMES, 3)).containsExactly("links");
        assertThat(Nearest.of("ct", NAMES, 3)).containsExactly("tc");
    }

    @Test
    void findsBeginningsFirst() {
        assertThat(Nearest.of("route", NAMES, 3)).containsExactly("routes", "routes get");
        assertThat(Nearest.of("ve", NAMES, 3)).contains("version", "veth");
    }

    @Test
    void findsBeginningsWithATypingErrorWhereNothingElseIsNear() {
        List<String> faults = List.of("bridge-port-missing", "bridge-port-down", "port-closed");
        assertThat(Nearest.of("bridge-prt", faults, 3)).containsExactly("bridge-port-down", "bridge-port-missing");
        assertThat(Nearest.of("bridge-prt", List.of("bridge-port-down", "bridge-pot"), 3))
                .containsExactly("bridge-pot");
        assertThat(Nearest.of("rout-g", NAMES, 3)).containsExactly("routes");
        assertThat(Nearest.of("lxns", List.of("linksanything"), 3)).isEmpty();
    }

    @Test
    void staysSilentWhereNothingIsNear() {
        assertThat(Nearest.of("frobnicate", NAMES, 3)).isEmpty();
        assertThat(Nearest.of("", NAMES, 3)).isEmpty();
        assertThat(Nearest.question("frobnicate", NAMES)).isEmpty();
    }

    @Test
    void asks() {
        assertThat(Nearest.question("route", NAMES)).isEqualTo("; did you mean routes or routes get?");
        assertThat(Nearest.question("lnks", NAMES)).isEqualTo("; did you mean links?");
    }
}
