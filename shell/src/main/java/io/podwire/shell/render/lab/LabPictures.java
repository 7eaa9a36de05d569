package io.podwire.shell.render.lab;

import io.podwire.api.value.Printable;
import io.podwire.scripts.lab.LabChange;
import io.podwire.scripts.lab.LabStatus;
import io.podwire.scripts.lab.LabStatus.LabNode;
import io.podwire.scripts.lab.LabStatus.LabPlace;
import io.podwire.scripts.lab.LabStatus.MadeFault;
import io.podwire.scripts.lab.PlaceCommands;
import io.podwire.scripts.lab.SymptomSeen;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Picture;
import io.podwire.shell.render.Tone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** Labs for people. Command lines are never cut or wrapped: they are there to be copied. */
public final class LabPictures {

    /** What was done, or with {@code --dry-run} lines that a shell reads. */
    public static final Picture<LabChange> CHANGE = LabPictures::change;

    /** A lab, a line a node. */
    public static final Picture<LabStatus> STATUS = LabPictures::status;

    /** A command line and what it said. */
    public static final Picture<SymptomSeen> SYMPTOM = LabPictures::symptom;

    private static final int MARGIN = 17;
    private static final int ROOM = 80;

    private LabPictures() {}

    private static void change(LabChange change, Look look, Consumer<String> lines) {
        if (change.took() == null) {
            for (PlaceCommands place : change.plan()) {
                lines.accept(paint(look, Tone.WEAK, "# " + Printable.of(place.place())));
                place.lines().forEach(line -> lines.accept(Printable.of(line)));
            }
            return;
        }
        lines.accept(
                switch (change.what()) {
                    case UP ->
                        change.lab() + " is up: " + count(change.nodes(), "node") + ", " + count(change.pods(), "pod")
                                + " (" + seconds(change) + ")";
                    case BROKEN ->
                        change.lab() + " is broken: " + String.join(", ", change.faults()) + " (" + seconds(change)
                                + ")";
                    case MENDED ->
                        change.faults().isEmpty()
                                ? change.lab() + ": nothing was broken"
                                : change.lab() + " is mended: " + String.join(", ", change.faults()) + " ("
                                        + seconds(change) + ")";
                    case DOWN -> change.lab() + " is down (" + seconds(change) + ")";
                });
        if (change.what() == LabChange.What.UP) {
            named(lines, "nodes", change.nodes());
            named(lines, "pods", change.pods());
        }
        for (int i = 0; i < change.next().size(); i++) {
            lines.accept((i == 0 ? "  try     " : "          ")
                    + Printable.of(change.next().get(i)));
        }
    }

    private static void named(Consumer<String> lines, String name, List<String> words) {
        if (!words.isEmpty()) {
            wrapped(lines, String.format("  %-7s ", name), words);
        }
    }

    private static String count(List<String> all, String noun) {
        return all.size() + " " + noun + (all.size() == 1 ? "" : "s");
    }

    private static String seconds(LabChange change) {
        long millis = change.took().toMillis();
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
    }

    private static void status(LabStatus status, Look look, Consumer<String> lines) {
        String since = time(look, status.since());
        lines.accept(Printable.of(status.lab()) + "  "
                + switch (status.condition()) {
                    case UP ->
                        paint(look, Tone.GOOD, "up") + " since " + since + ", " + status.processes() + " processes, "
                                + (status.memory().bytes() >> 20) + " MiB";
                    case MAKING -> paint(look, Tone.WARN, "being made") + " since " + since;
                    default ->
                        paint(look, Tone.BAD, "dead") + ", was up since " + since + "; podwire lab down " + status.lab()
                                + " removes it";
                });
        for (LabNode node : status.nodes()) {
            String name = Printable.of(node.name()) + (node.alive() ? "" : " (dead)");
            List<String> places = node.places().stream().map(LabPictures::place).toList();
            wrapped(lines, String.format("  %-" + (MARGIN - 3) + "s ", name), places);
        }
        for (MadeFault fault : status.faults()) {
            lines.accept(paint(look, Tone.BAD, "  broken: ") + Printable.of(fault.name())
                    + (fault.values().isEmpty() ? "" : " " + Printable.of(String.join(" ", fault.values())))
                    + (fault.half() ? " (by half)" : "") + " since " + time(look, fault.since()));
        }
    }

    private static String place(LabPlace place) {
        return Printable.of(place.name()) + (Boolean.FALSE.equals(place.alive()) ? " (dead)" : "");
    }

    private static String time(Look look, Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(look.zone()));
    }

    private static void symptom(SymptomSeen seen, Look look, Consumer<String> lines) {
        lines.accept(paint(look, seen.seen() ? Tone.BAD : Tone.GOOD, seen.seen() ? "broken" : "well") + "  "
                + Printable.of(seen.from()) + "$ " + Printable.of(seen.run()));
        seen.output().forEach(line -> lines.accept("    " + paint(look, Tone.WEAK, Printable.of(line))));
        lines.accept("    "
                + (seen.shows() == null
                        ? "exit status " + seen.status() + "; 0 while all is well"
                        : (seen.seen() ? "it does not show /" : "it shows /") + Printable.of(seen.shows())
                                + "/, as it does while all is well"));
    }

    /** Words behind a beginning, further lines below its end. */
    private static void wrapped(Consumer<String> lines, String beginning, List<String> words) {
        StringBuilder line = new StringBuilder(beginning);
        boolean empty = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? "," : "");
            if (!empty && line.length() + 1 + word.length() > ROOM) {
                lines.accept(line.toString());
                line = new StringBuilder(" ".repeat(beginning.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.accept(line.toString().stripTrailing());
    }

    private static String paint(Look look, Tone tone, String text) {
        return look.colors() ? tone.paint(text) : text;
    }
}
