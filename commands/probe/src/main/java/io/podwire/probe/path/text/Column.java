package io.podwire.probe.path.text;

import io.podwire.api.error.BadUse;
import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.PathHop;
import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A column of mtr's: letter, heading, width and number. Times are in milliseconds, of whole microseconds. */
public enum Column {
    /** The blank between others. In CSV mtr gives it a column of its own, which shows what was dropped. */
    BLANK(' ', " ", 1, -1, hop -> unanswered(hop)),
    LOSS('L', "Loss%", 6, 1, hop -> lossPercent(hop)),
    DROPPED('D', "Drop", 5, 0, hop -> unanswered(hop)),
    RECEIVED('R', "Rcv", 6, 0, hop -> hop.answered() + hop.late()),
    SENT('S', "Snt", 6, 0, hop -> hop.sent()),
    LAST('N', "Last", 6, HopTimes::last),
    BEST('B', "Best", 6, HopTimes::best),
    AVERAGE('A', "Avg", 6, HopTimes::average),
    WORST('W', "Wrst", 6, HopTimes::worst),
    DEVIATION('V', "StDev", 6, HopTimes::deviation),
    GEOMETRIC_MEAN('G', "Gmean", 6, HopTimes::geometricMean),
    JITTER('J', "Jttr", 5, HopTimes::jitter),
    JITTER_AVERAGE('M', "Javg", 5, HopTimes::jitterAverage),
    JITTER_WORST('X', "Jmax", 5, HopTimes::jitterWorst),
    /** mtr leaves out the last step of RFC 3550's appendix A.8, a division by 16. Whoever reads this column expects mtr's number. */
    JITTER_SMOOTHED('I', "Jint", 5, times -> times.jitterSmoothed().multipliedBy(16));

    /** The decimals mtr's JSON keeps of a number. */
    private static final MathContext JSON_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private final char letter;
    private final String heading;
    private final int width;
    private final int decimals;
    private final ToDoubleFunction<PathHop> number;

    /** @param decimals in the report; 0: a whole number; -1: none at all */
    Column(char letter, String heading, int width, int decimals, ToDoubleFunction<PathHop> number) {
        this.letter = letter;
        this.heading = heading;
        this.width = width;
        this.decimals = decimals;
        this.number = number;
    }

    Column(char letter, String heading, int width, Function<HopTimes, Duration> time) {
        this(letter, heading, width, 1, hop -> hop.rtt() == null ? 0 : millis(time.apply(hop.rtt())));
    }

    /**
     * Reads an order of fields.
     *
     * @throws BadUse for a letter that mtr does not know, for more than 20, and for none
     */
    public static List<Column> parse(String fields) {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < fields.length(); i++) {
            all.add(of(fields.charAt(i), fields));
        }
        if (fields.isBlank() || fields.length() > 20) {
            throw new BadUse("-o: '" + Printable.of(fields) + "' is no order of fields; expected 1 to 20 of "
                    + letters() + " and blanks");
        }
        return all;
    }

    private static Column of(char letter, String fields) {
        for (Column column : values()) {
            if (column.letter == letter) {
                return column;
            }
        }
        throw new BadUse(
                "-o: no field '" + Printable.of(String.valueOf(letter)) + "' in '" + Printable.of(fields)
                        + "'; mtr's are " + letters() + " and the blank",
                "try:   --output for the format; -o is mtr's order of fields here");
    }

    private static String letters() {
        StringBuilder all = new StringBuilder();
        for (Column column : values()) {
            all.append(column == BLANK ? "" : String.valueOf(column.letter));
        }
        return all.toString();
    }

    /** The letter it is chosen by. */
    public char letter() {
        return letter;
    }

    /** As mtr heads it. */
    public String heading() {
        return heading;
    }

    /** Characters in a report, with the blank before it. */
    public int width() {
        return width;
    }

    /** The heading at its right end. */
    public String headingCell() {
        return padded(heading, width);
    }

    /**
     * The number as in a report. What does not fit loses its end to the next column, as in mtr: a loss of 100.0 its sign, a time above
     * a second its decimal. A whole number never does.
     *
     * @param last no other column follows
     */
    public String cell(PathHop hop, boolean last) {
        if (this == BLANK) {
            return " ";
        }
        if (decimals == 0) {
            return padded(whole(hop), width);
        }
        String text = padded(fixed(number.applyAsDouble(hop), decimals) + (this == LOSS ? "%" : ""), width);
        return last ? text : text.substring(0, width);
    }

    /** The number as in mtr's CSV. */
    String csv(PathHop hop) {
        return decimals == 1 ? fixed(number.applyAsDouble(hop), 2) : whole(hop);
    }

    /** The number as in mtr's JSON: five digits, and never without a point where it may have one. */
    String json(PathHop hop) {
        if (decimals != 1) {
            return whole(hop);
        }
        BigDecimal rounded = new BigDecimal(number.applyAsDouble(hop)).round(JSON_DIGITS);
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }

    private String whole(PathHop hop) {
        return Long.toString((long) number.applyAsDouble(hop));
    }

    private static String padded(String text, int width) {
        int blanks = text.equals(" ") ? 0 : Math.max(1, width - text.length());
        return " ".repeat(blanks) + text;
    }

    /** As printf does: by the double's exact value, a half to the even digit. */
    private static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1000 / 1000.0;
    }

    /** What Loss% counts: no matter why nothing came. */
    private static long unanswered(PathHop hop) {
        return hop.lost() + hop.limited();
    }

    private static double lossPercent(PathHop hop) {
        long over = hop.sent() - hop.waiting();
        return over == 0 ? 0 : Math.floor(1000 * (100 - 100.0 * (over - unanswered(hop)) / over)) / 1000;
    }
}
