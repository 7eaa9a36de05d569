package io.podwire.shell.render;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.CommandSpec.Result;
import io.podwire.api.topology.Topology;
import java.time.ZoneId;

/**
 * How results are to look.
 *
 * @param format which form
 * @param header whether tables and csv have headings
 * @param colors whether tables may have colors
 * @param terminal whether a terminal shows it, which must not get raw text from outside
 * @param zone in which wall-clock times are shown
 * @param ascii whether drawings keep to ASCII
 */
public record Look(Format format, boolean header, boolean colors, boolean terminal, ZoneId zone, boolean ascii) {

    /** A look with all the characters there are for drawing. */
    public Look(Format format, boolean header, boolean colors, boolean terminal, ZoneId zone) {
        this(format, header, colors, terminal, zone, false);
    }

    /** The same without colors. */
    public Look plain() {
        return new Look(format, header, false, terminal, zone, ascii);
    }

    /** The forms of a result. */
    public enum Format {
        TABLE,
        WIDE,
        JSON,
        NDJSON,
        YAML,
        CSV,
        /** Graphviz's language. */
        DOT,
        SVG;

        /** True for those that draw, and so can only show a graph. */
        public boolean draws() {
            return this == DOT || this == SVG;
        }

        /**
         * True where a command's answer can be shown so.
         *
         * @param command null: no command in particular
         */
        public boolean shows(CommandSpec command) {
            return !draws()
                    || command != null
                            && command.result().form() == Result.Form.ANSWER
                            && command.result().item() == Topology.class;
        }
    }
}
