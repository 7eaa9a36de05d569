package io.podwire.capture.write;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** File names with a time in them, as strftime(3) writes it in the C locale. A conversion it does not have stands as it is. */
final class TimePattern {

    private TimePattern() {}

    /** True where a name says when it was begun. */
    static boolean in(String name) {
        for (int i = 0; i < name.length() - 1; i++) {
            if (name.charAt(i) == '%') {
                i++;
                if (pattern(name.charAt(i)) != null || name.charAt(i) == 's') {
                    return true;
                }
            }
        }
        return false;
    }

    static String format(String name, ZonedDateTime time) {
        StringBuilder out = new StringBuilder(name.length() + 16);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '%' || i + 1 == name.length()) {
                out.append(c);
                continue;
            }
            i++;
            convert(name.charAt(i), time, out);
        }
        return out.toString();
    }

    private static void convert(char conversion, ZonedDateTime time, StringBuilder out) {
        String pattern = pattern(conversion);
        if (conversion == '%') {
            out.append('%');
        } else if (conversion == 's') {
            out.append(time.toEpochSecond());
        } else if (conversion == 'e') {
            out.append(time.getDayOfMonth() < 10 ? " " : "").append(time.getDayOfMonth());
        } else if (conversion == 'u') {
            out.append(time.getDayOfWeek().getValue());
        } else if (conversion == 'w') {
            out.append(time.getDayOfWeek().getValue() % 7);
        } else if (conversion == 'V') {
            int week = time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            out.append(week < 10 ? "0" : "").append(week);
        } else if (conversion == 'G') {
            out.append(time.get(IsoFields.WEEK_BASED_YEAR));
        } else if (pattern == null) {
            out.append('%').append(conversion);
        } else {
            out.append(DateTimeFormatter.ofPattern(pattern, Locale.US).format(time));
        }
    }

    /** Java's pattern of a conversion; null where there is none. Not empty for those that {@link #convert} writes itself. */
    private static String pattern(char conversion) {
        return switch (conversion) {
            case 'Y' -> "yyyy";
            case 'y' -> "yy";
            case 'm' -> "MM";
            case 'd', 'e' -> "dd";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'j' -> "DDD";
            case 'b', 'h' -> "MMM";
            case 'B' -> "MMMM";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'p' -> "a";
            case 'F' -> "yyyy-MM-dd";
            case 'T', 'X' -> "HH:mm:ss";
            case 'R' -> "HH:mm";
            case 'D', 'x' -> "MM/dd/yy";
            case 'z' -> "xx";
            case 'Z' -> "zzz";
            case 'u', 'w' -> "e";
            case 'V' -> "ww";
            case 'G' -> "yyyy";
            default -> null;
        };
    }
}
