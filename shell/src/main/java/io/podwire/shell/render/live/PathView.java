package io.podwire.shell.render.live;

import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathBegun;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.PathRound;
import io.podwire.probe.path.text.Column;
import io.podwire.probe.path.text.MtrText;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Tone;
import io.podwire.shell.render.live.LatencyChart.Scale;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The whole picture of a path, as mtr has it on a terminal: a row a hop with mtr's columns. What a terminal is wider than they need is a
 * chart of each hop's newest round trips.
 */
final class PathView implements LiveView {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** {@code " 12. "}. */
    private static final int NUMBER = 5;

    /** As mtr's report has it: below this, names are cut rather than numbers left out. */
    private static final int NAMES = 16;

    private static final int LEAST_CHART = 16;
    private static final int CHANGES_KEPT = 5;

    /** Below this many rows, only hops are shown. */
    private static final int ROWS_FOR_ALL = 12;

    private final PathRequest request;
    private final Look shown;
    private final List<Column> fields;
    private final LatencyChart chart;
    private final Map<Integer, HopTrack> tracks = new TreeMap<>();
    private final Deque<PathChange> changes = new ArrayDeque<>();
    private PathLook look;
    private long changed;
    private PathRound round;
    private boolean chartsOnly;

    PathView(PathBegun begun, Look look) {
        this.request = begun.request();
        this.look = begun.look();
        this.shown = look;
        this.fields = Column.parse(begun.look().fields());
        this.chart = new LatencyChart(look.ascii());
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public void take(Object event) {
        if (!(event instanceof PathRound seen)) {
            return;
        }
        round = seen;
        for (PathHop hop : seen.hops()) {
            tracks.computeIfAbsent(hop.hop(), number -> new HopTrack()).take(hop);
        }
        for (PathChange change : seen.changes()) {
            changed++;
            changes.addLast(change);
            if (changes.size() > CHANGES_KEPT) {
                changes.removeFirst();
            }
        }
    }

    @Override
    public void key(int key) {
        if (key == 'd') {
            chartsOnly = !chartsOnly;
        } else if (key == 'n') {
            look = new PathLook(
                    look.form(), look.fields(), !look.names(), look.addresses(), look.labels(), look.origin());
        }
    }

    @Override
    public List<LiveLine> lines(Size size) {
        Widths widths = widths(size.columns());
        Scale scale = Scale.of(tracks.values().stream().map(HopTrack::track).toList(), widths.chart());
        boolean all = size.rows() >= ROWS_FOR_ALL;
        List<LiveLine> lines = new ArrayList<>();
        lines.add(title(size.columns()));
        if (all) {
            lines.add(new LiveLine()
                    .add(
                            Tone.WEAK,
                            "q ends and reports   p stands still   d charts or numbers   n names or addresses"));
            lines.add(new LiveLine());
        }
        lines.add(heading(widths));
        List<LiveLine> foot = all ? foot(widths, scale) : List.of();
        lines.addAll(fitted(hops(widths, scale), Math.max(1, size.rows() - lines.size() - foot.size())));
        lines.addAll(foot);
        return lines.subList(0, Math.min(lines.size(), size.rows()));
    }

    /**
     * Columns of a row.
     *
     * @param names with the hop's number
     * @param numbers 0: none are shown
     * @param chart 0: there is none
     */
    private record Widths(int names, int numbers, int chart) {}

    private Widths widths(int columns) {
        int wanted = NAMES;
        for (PathHop hop : hopsNow()) {
            for (int i = 0; i < Math.max(1, hop.addresses().size()); i++) {
                wanted = Math.max(wanted, DisplayWidth.of(name(hop, i)));
            }
        }
        int numbers = chartsOnly ? 0 : fields.stream().mapToInt(Column::width).sum();
        int names = NUMBER + wanted + 1;
        int chartRoom = columns - names - numbers - 2;
        if (chartRoom < LEAST_CHART) {
            names = Math.max(NUMBER + 1, chartsOnly ? columns - LEAST_CHART - 2 : columns - numbers);
            chartRoom = chartsOnly ? LEAST_CHART : 0;
        }
        return new Widths(names, numbers, Math.min(Track.LENGTH, chartRoom));
    }

    private List<PathHop> hopsNow() {
        return round == null ? List.of() : round.hops();
    }

    private String name(PathHop hop, int which) {
        return hop.addresses().isEmpty()
                ? MtrText.name(hop, look)
                : MtrText.name(hop.addresses().get(which), look);
    }

    private LiveLine title(int columns) {
        String asked = request.asked();
        String address = request.target().toString();
        String target = asked.equals(address) ? asked : asked + " (" + address + ")";
        String port = request.port() == null ? "" : " port " + request.port();
        LiveLine line = LiveLine.of(request.sender() + " to " + target + ", " + request.protocol() + port);
        String now = round == null
                ? "the first round is under way"
                : "round " + round.round() + "  " + TIME.format(round.at().atZone(shown.zone()));
        int room = columns - DisplayWidth.of(now);
        return room > line.width() ? line.fill(room).add(now) : line;
    }

    private LiveLine heading(Widths widths) {
        LiveLine line = new LiveLine().add(" Host").fill(widths.names());
        if (widths.numbers() > 0) {
            fields.forEach(field -> line.add(field.headingCell()));
        }
        return widths.chart() > 0 ? line.add("  ").add("newest at the right") : line;
    }

    private List<LiveLine> hops(Widths widths, Scale scale) {
        List<LiveLine> lines = new ArrayList<>();
        for (PathHop hop : hopsNow()) {
            lines.add(row(hop, widths, scale));
            for (PathAddress other : hop.addresses().stream().skip(1).toList()) {
                lines.add(LiveLine.of(" ".repeat(NUMBER) + MtrText.name(other, look)));
            }
            if (look.labels()) {
                hop.labels().forEach(label -> lines.add(LiveLine.of(" ".repeat(NUMBER) + text(label))));
            }
        }
        return lines;
    }

    private LiveLine row(PathHop hop, Widths widths, Scale scale) {
        String number = String.format(Locale.ROOT, "%3d. ", hop.hop());
        String cut = shown.ascii() ? "~" : "…";
        String name = DisplayWidth.cut(name(hop, 0), Math.max(1, widths.names() - NUMBER - 1), cut);
        LiveLine line = LiveLine.of(number)
                .add(hop.addresses().isEmpty() ? Tone.WEAK : Tone.NONE, name)
                .fill(widths.names());
        if (widths.numbers() > 0) {
            for (Column field : fields) {
                String cell = field.cell(hop, true).strip();
                line.fill(line.width() + field.width() - cell.length())
                        .add(field == Column.LOSS ? lossTone(hop) : Tone.NONE, cell);
            }
        }
        if (widths.chart() > 0) {
            chart.add(line.add("  "), tracks.get(hop.hop()).track(), widths.chart(), scale);
        }
        return line;
    }

    private static Tone lossTone(PathHop hop) {
        return hop.lost() > 0 ? Tone.BAD : hop.limited() > 0 ? Tone.WEAK : Tone.NONE;
    }

    private static String text(MplsLabel label) {
        return "[MPLS: Lbl " + label.label() + " TC " + label.trafficClass() + " S " + (label.bottom() ? 1 : 0)
                + " TTL " + label.hops() + "]";
    }

    /** The first rows and the last: where the path ends is what one wants to know most. */
    private static List<LiveLine> fitted(List<LiveLine> rows, int most) {
        if (rows.size() <= most || most < 3) {
            return rows.subList(0, Math.min(rows.size(), most));
        }
        List<LiveLine> lines = new ArrayList<>(rows.subList(0, most - 2));
        int left = rows.size() - most + 1;
        lines.add(new LiveLine().add(Tone.WEAK, " ".repeat(NUMBER) + "and " + left + " rows more: make it higher"));
        lines.add(rows.get(rows.size() - 1));
        return lines;
    }

    private List<LiveLine> foot(Widths widths, Scale scale) {
        List<LiveLine> lines = new ArrayList<>();
        String limited = hopsNow().stream()
                .filter(hop -> hop.limited() > 0)
                .map(hop -> String.valueOf(hop.hop()))
                .collect(Collectors.joining(", "));
        if (!limited.isEmpty()) {
            lines.add(LiveLine.of("limited by our own rate, no loss: hop " + limited));
        }
        for (PathChange change : changes) {
            lines.add(LiveLine.of(TIME.format(change.at().atZone(shown.zone())) + " the path changed: hop "
                    + change.hop() + " was " + change.before() + ", is " + change.after()));
        }
        if (changed > changes.size()) {
            lines.add(LiveLine.of("and " + (changed - changes.size()) + " changes before"));
        }
        if (widths.chart() > 0 && !scale.empty()) {
            lines.add(legend(scale));
        }
        if (!lines.isEmpty()) {
            lines.add(0, new LiveLine());
        }
        return lines;
    }

    private LiveLine legend(Scale scale) {
        return LiveLine.of(chart.lowest() + " " + TargetTrack.millis(scale.least()) + "  " + chart.highest() + " "
                + TargetTrack.millis(scale.top()) + "  x lost  ? late  " + chart.limited()
                + " limited by our own rate");
    }
}
