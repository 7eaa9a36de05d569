package io.podwire.probe.path.text;

import io.podwire.api.probe.PathLook.Origin;

/** mtr's column of what the Internet's DNS says of an address. Nobody is asked, and so it says what mtr's does without an answer. */
final class OriginCell {

    private OriginCell() {}

    /** @return with the blanks behind it; empty where there is no such column */
    static String of(Origin origin) {
        return origin == null ? "" : String.format("%-" + width(origin) + "s", text(origin));
    }

    /** Without blanks. */
    static String text(Origin origin) {
        return origin == Origin.AS ? "AS" + MtrText.UNKNOWN : MtrText.UNKNOWN;
    }

    private static int width(Origin origin) {
        return switch (origin) {
            case AS -> 9;
            case PREFIX -> 19;
            case COUNTRY -> 4;
            case REGISTRY -> 8;
            case ALLOCATED -> 11;
        };
    }
}
