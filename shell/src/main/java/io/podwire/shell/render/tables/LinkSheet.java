package io.podwire.shell.render.tables;

import io.podwire.api.command.ValueForm;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;

/** Links, as {@code ip -d -br link} would show them. */
final class LinkSheet {

    static final Sheet<Link, Link> SHEET = Sheet.of(Link.class, "links")
            .number("INDEX", Link::index)
            .text("NAME", Link::name)
            .least(15)
            .text("TYPE", link -> link.kind().kind())
            .text("STATE", Link::operState)
            .tone(LinkSheet::tone)
            .number("MTU", Link::mtu)
            .rank(7)
            .text("MAC", Link::mac)
            .rank(6)
            .text("MASTER", Link::masterName)
            .rank(9)
            .text("PEER", LinkSheet::peer)
            .rank(8)
            .text("DETAILS", link -> details(link.kind()))
            .rank(5)
            .least(12)
            .text("FLAGS", Link::flags)
            .onlyWide()
            .text("QDISC", Link::queueingDiscipline)
            .onlyWide()
            .number(
                    "RX-BYTES",
                    link -> link.statistics() == null ? null : link.statistics().rxBytes())
            .onlyWide()
            .number(
                    "RX-DROPPED",
                    link -> link.statistics() == null ? null : link.statistics().rxDropped())
            .onlyWide()
            .number(
                    "TX-BYTES",
                    link -> link.statistics() == null ? null : link.statistics().txBytes())
            .onlyWide()
            .number(
                    "TX-DROPPED",
                    link -> link.statistics() == null ? null : link.statistics().txDropped())
            .onlyWide()
            .text(
                    "PROGRAMS",
                    link -> link.programs().stream()
                            .map(p -> p.hook() + ":" + (p.name() == null ? p.id() : p.name()))
                            .toList())
            .onlyWide()
            .text("ALIAS", Link::alias)
            .onlyWide()
            .text("ALTERNATIVE-NAMES", Link::alternativeNames)
            .onlyWide()
            .end();

    private static Tone tone(Link link) {
        return switch (link.operState() == null ? "" : link.operState()) {
            case "UP" -> Tone.GOOD;
            case "DOWN", "LOWERLAYERDOWN", "NOTPRESENT" -> Tone.BAD;
            default -> Tone.NONE;
        };
    }

    /** {@code if46} in this namespace, {@code if46@1} in the one that this namespace calls 1. */
    private static String peer(Link link) {
        if (link.parent() == null) {
            return null;
        }
        return "if" + link.parent() + (link.parentNetnsId() == null ? "" : "@" + link.parentNetnsId());
    }

    /** The attributes of a kind that are known, {@code vni=1 remote=10.0.0.2}. */
    private static String details(LinkKind kind) {
        StringJoiner text = new StringJoiner(" ");
        for (RecordComponent component : kind.getClass().getRecordComponents()) {
            Object value = Components.read(kind, component);
            boolean says = value != null && !value.equals(false) && !(value instanceof List<?>);
            if (says && !component.getName().equals("kind")) {
                text.add(value.equals(true) ? component.getName() : component.getName() + "=" + text(value));
            }
        }
        return text.toString();
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? ValueForm.word(constant) : value.toString();
    }

    private LinkSheet() {}
}
