package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.value.Printable;
import java.util.List;

/** Writes cards with an empty line between; long facts are broken at blanks and go on under their beginning. */
final class CardWriter<T> implements ResultWriter {

    private static final int ROOM = 80;
    private static final int INDENT = 2;
    private static final int NAMES = 11;

    private final Card<T> card;
    private final Class<T> type;
    private final Look look;
    private final Lines out;
    private boolean first = true;

    CardWriter(Card<T> card, Class<T> type, Look look, Lines out) {
        this.card = card;
        this.type = type;
        this.look = look;
        this.out = out;
    }

    @Override
    public void item(Object record) {
        T item = type.cast(record);
        if (!first) {
            out.line("");
        }
        first = false;
        out.line(Printable.of(card.title().apply(item)));
        card.facts().apply(item).forEach(this::fact);
    }

    private void fact(Card.Fact fact) {
        String name = Printable.of(fact.name());
        StringBuilder line = new StringBuilder(" ".repeat(INDENT));
        line.append(name).append(" ".repeat(Math.max(1, NAMES - DisplayWidth.of(name))));
        int margin = INDENT + NAMES;
        int width = DisplayWidth.of(line.toString());
        boolean empty = true;
        for (String whole : Printable.of(fact.text()).split(" ")) {
            String word = DisplayWidth.cut(whole, ROOM - margin);
            int wide = DisplayWidth.of(word);
            if (!empty && width + 1 + wide > ROOM) {
                out.line(line.toString());
                line = new StringBuilder(" ".repeat(margin));
                width = margin;
                empty = true;
            }
            line.append(empty ? "" : " ").append(look.colors() ? fact.tone().paint(word) : word);
            width += wide + (empty ? 0 : 1);
            empty = false;
        }
        out.line(line.toString());
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        out.flush();
    }
}
