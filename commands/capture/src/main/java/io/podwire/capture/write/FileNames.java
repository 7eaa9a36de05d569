package io.podwire.capture.write;

import java.nio.file.Path;
import java.time.ZonedDateTime;

/**
 * How tcpdump names the files of one capture: {@code f}, {@code f1}, {@code f2} with {@code -C}; {@code f0} to {@code f4} with {@code
 * -C -W 5}, with as many leading zeros as the last one needs; by their time with {@code -G}, and then numbered anew within each.
 *
 * @param pattern as {@code -w} says
 * @param timed true where the pattern's time is written out ({@code -G})
 * @param ring after so many the first is written again; 0: never
 */
public record FileNames(String pattern, boolean timed, int ring) {

    /** The name of the file of that number within its period. */
    Path name(int number, ZonedDateTime time) {
        String base = timed ? TimePattern.format(pattern, time) : pattern;
        int digits = digits();
        if (number == 0 && digits == 0) {
            return Path.of(base);
        }
        String text = String.valueOf(number);
        return Path.of(base + "0".repeat(Math.max(0, digits - text.length())) + text);
    }

    /** The number after that. */
    int after(int number) {
        return ring > 0 && number + 1 >= ring ? 0 : number + 1;
    }

    private int digits() {
        int digits = 0;
        for (int last = ring - 1; last > 0; last /= 10) {
            digits++;
        }
        return digits;
    }
}
