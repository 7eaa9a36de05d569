package io.podwire.shell.render.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contrast by WCAG 2.2: at least 4.5 for text (1.4.3), 3 for what else must be told apart (1.4.11). */
class PaletteTest {

    static Stream<Palette> palettes() {
        return Stream.of(Palette.LIGHT, Palette.DARK);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textStandsOutFromEverythingBelowIt(Palette palette) {
        List<String> below = new ArrayList<>(List.of(palette.page(), palette.place()));
        Stream.of(Role.values()).map(role -> palette.tint(role).fill()).forEach(below::add);
        for (String color : below) {
            assertThat(contrast(palette.text(), color)).as("text on %s", color).isGreaterThan(4.5);
            assertThat(contrast(palette.quiet(), color))
                    .as("quiet on %s", color)
                    .isGreaterThan(4.5);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void strokesAndEdgesStandOut(Palette palette) {
        for (String below : List.of(palette.page(), palette.place())) {
            for (Kind kind : Kind.values()) {
                assertThat(contrast(palette.stroke(kind), below)).as("%s", kind).isGreaterThan(3);
            }
            for (Role role : Role.values()) {
                assertThat(contrast(palette.tint(role).edge(), below))
                        .as("%s", role)
                        .isGreaterThan(3);
            }
            assertThat(contrast(palette.frame(), below)).as("frame").isGreaterThan(3);
        }
    }

    @Test
    void theSheetHasBothAndAsksWhich() {
        String sheet = Palette.sheet();
        assertThat(sheet.indexOf(Palette.LIGHT.text())).isLessThan(sheet.indexOf("@media (prefers-color-scheme:dark)"));
        assertThat(sheet.indexOf(Palette.DARK.text()))
                .isGreaterThan(sheet.indexOf("@media (prefers-color-scheme:dark)"));
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
