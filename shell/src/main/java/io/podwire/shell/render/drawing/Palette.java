package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import java.util.Locale;

/**
 * The colors of a drawing, for light and for dark surroundings, as a style sheet. Each rule has its color in it, and the dark ones come
 * again behind a media query: viewers that know neither variables nor the query (librsvg, Inkscape) show the light ones.
 *
 * @param page what is under all
 * @param place what is under the links of a pod
 * @param frame edges of frames
 * @param text what is read
 * @param quiet what is read second
 * @param cable strokes
 * @param redirect strokes of tc
 * @param tunnel strokes of tunnels
 */
record Palette(
        String page,
        String place,
        String frame,
        String text,
        String quiet,
        String cable,
        String redirect,
        String tunnel,
        boolean dark) {

    static final Palette LIGHT =
            new Palette("#ffffff", "#f3f5f7", "#818b98", "#1f2328", "#505861", "#57606a", "#b3257d", "#7a3fd1", false);

    static final Palette DARK =
            new Palette("#0d1117", "#171c23", "#6e7681", "#e6edf3", "#b4bfca", "#a3adb8", "#f778ba", "#bc8cff", true);

    /** Inside and edge of a box. */
    record Tint(String fill, String edge) {}

    Tint tint(Role role) {
        return switch (role) {
            case POD_LINK -> dark ? new Tint("#0c2d4f", "#58a6ff") : new Tint("#ddf0ff", "#0969da");
            case POD_PORT -> dark ? new Tint("#0b3733", "#39c5b5") : new Tint("#d7f3ee", "#0f766e");
            case CNI_BRIDGE -> dark ? new Tint("#0f3a1c", "#3fb950") : new Tint("#dafbe1", "#1a7f37");
            case OVS_BRIDGE -> dark ? new Tint("#2c3507", "#a8c023") : new Tint("#eef6d2", "#5a7302");
            case VTEP -> dark ? new Tint("#2f1b55", "#bc8cff") : new Tint("#f1e6ff", "#8250df");
            case MANAGEMENT_PORT -> dark ? new Tint("#3b2e04", "#d9a520") : new Tint("#fff6bf", "#9a6700");
            case UPLINK -> dark ? new Tint("#47200a", "#f0883e") : new Tint("#ffeedd", "#bc4c00");
            case OTHER -> dark ? new Tint("#262c34", "#9198a1") : new Tint("#e6eaef", "#6e7781");
        };
    }

    String stroke(Kind kind) {
        return switch (kind) {
            case REDIRECT -> redirect;
            case TUNNEL, TUNNEL_SOCKET -> tunnel;
            default -> cable;
        };
    }

    /** The whole style sheet. */
    static String sheet() {
        return SHAPES + LIGHT.rules() + "@media (prefers-color-scheme:dark){\n" + DARK.rules() + "}\n";
    }

    private static final String SHAPES = """
            .podwire{max-width:100%;height:auto}
            .podwire text{font-family:sans-serif;font-size:11px}
            .podwire .name,.podwire .literal{font-family:monospace}
            .podwire .name{font-size:13px;font-weight:bold}
            .podwire .heading{font-weight:bold}
            .podwire .badge{font-size:10px;font-weight:bold}
            .podwire path{fill:none;stroke-linejoin:round}
            .podwire .veth,.podwire .netkit{stroke-width:1.8}
            .podwire .bridge-port,.podwire .master,.podwire .ovs-port{stroke-width:1.2}
            .podwire .ovs-patch{stroke-width:5}
            .podwire .ovs-patch-core{stroke-width:2}
            .podwire .parent{stroke-width:1.6;stroke-dasharray:1.6 4}
            .podwire .redirect{stroke-width:1.8}
            .podwire .route{stroke-width:1.4;stroke-dasharray:8 3 1.5 3}
            .podwire .tunnel{stroke-width:4.5}
            .podwire .tunnel-socket{stroke-width:1.8;stroke-dasharray:6 4}
            .podwire .wire{stroke-width:3;stroke-dasharray:14 5}
            .podwire .link{stroke-width:1.4}
            .podwire .down{stroke-dasharray:5 3}
            .podwire .node{stroke-width:1.6}
            .podwire .place{stroke-width:1}
            .podwire .end{stroke-dasharray:2 3}
            .podwire .head{stroke-width:1;stroke-dasharray:none}
            """;

    private String rules() {
        StringBuilder out = new StringBuilder();
        rule(out, "text,.badge-box", "fill", text);
        rule(out, ".quiet", "fill", quiet);
        rule(out, ".page,.node,.badge,.end,.socket", "fill", page);
        rule(out, ".place", "fill", place);
        rule(out, ".node,.place,.end,.socket,.rule", "stroke", frame);
        rule(out, ".ovs-patch-core", "stroke", page);
        for (Kind kind : Kind.values()) {
            rule(out, "." + word(kind), "stroke", stroke(kind));
            rule(out, ".head." + word(kind), "fill", stroke(kind));
        }
        for (Role role : Role.values()) {
            rule(out, "." + word(role), "fill", tint(role).fill());
            rule(out, "." + word(role), "stroke", tint(role).edge());
        }
        return out.toString();
    }

    private static void rule(StringBuilder out, String selectors, String property, String color) {
        String sep = "";
        for (String selector : selectors.split(",")) {
            out.append(sep).append(".podwire ").append(selector);
            sep = ",";
        }
        out.append('{').append(property).append(':').append(color).append("}\n");
    }

    /** The class of what is of a kind or role: {@code bridge-port}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
