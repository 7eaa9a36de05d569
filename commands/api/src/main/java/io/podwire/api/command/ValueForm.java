package io.podwire.api.command;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Printable;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a value of a parameter's type is written, and the one way from that text to the value: the command line, the far host and
 * scripts all come through here, so that {@code 10s} means the same everywhere.
 */
public enum ValueForm {
    TEXT(String.class, "TEXT") {
        @Override
        Object parse(String text) {
            return text;
        }
    },
    INTEGER(Integer.class, "N") {
        @Override
        Object parse(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw notANumber(text);
            }
        }
    },
    LONG(Long.class, "N") {
        @Override
        Object parse(String text) {
            try {
                return text.startsWith("0x") ? Long.parseLong(text, 2, text.length(), 16) : Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw notANumber(text);
            }
        }
    },
    SWITCH(Boolean.class, "true|false") {
        @Override
        Object parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new BadUse("'" + Printable.of(text) + "' is neither true nor false");
            };
        }
    },
    DURATION(Duration.class, "DURATION") {
        @Override
        Object parse(String text) {
            return parseDuration(text);
        }
    },
    ADDRESS(IpAddress.class, "ADDRESS") {
        @Override
        Object parse(String text) {
            return IpAddress.parse(text);
        }
    },
    PREFIX(Cidr.class, "PREFIX") {
        @Override
        Object parse(String text) {
            return Cidr.parse(text);
        }
    },
    MAC(MacAddress.class, "MAC") {
        @Override
        Object parse(String text) {
            return MacAddress.parse(text);
        }
    },
    TARGET(TargetRef.class, "TARGET") {
        @Override
        Object parse(String text) {
            return TargetRef.parse(text);
        }
    },
    SIZE(Size.class, "SIZE") {
        @Override
        Object parse(String text) {
            return Size.parse(text);
        }
    },
    CHOICE(Enum.class, "WORD") {
        @Override
        Object parse(String text) {
            throw new IllegalStateException("an enum is read with its type");
        }
    };

    private final Class<?> type;
    private final String usualName;

    ValueForm(Class<?> type, String usualName) {
        this.type = type;
        this.usualName = usualName;
    }

    abstract Object parse(String text);

    /**
     * The form of a type.
     *
     * @throws IllegalArgumentException for a type that no parameter may have
     */
    static ValueForm of(Class<?> type) {
        for (ValueForm form : values()) {
            if (form.type == type) {
                return form;
            }
        }
        if (type.isEnum()) {
            return CHOICE;
        }
        throw new IllegalArgumentException("a parameter can't be of " + type.getName());
    }

    /** What a usage line calls a value of this type: {@code ADDRESS}; for an enum its words, {@code table|wide|json}. */
    static String usualName(Class<?> type) {
        return type.isEnum() ? String.join("|", words(type)) : of(type).usualName;
    }

    /**
     * Reads one value.
     *
     * @throws BadUse where the text is not of this type; the message quotes it and says what was expected
     */
    public static Object read(Class<?> type, String text) {
        ValueForm form = of(type);
        return form == CHOICE ? parseChoice(type, text) : form.parse(text);
    }

    /** The words of an enum as typed: lower case, {@code -} for {@code _}, in their order. */
    static List<String> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(word((Enum<?>) constant));
        }
        return words;
    }

    /** One constant as typed. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object parseChoice(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new BadUse("'" + Printable.of(text) + "' is not one of " + String.join(", ", words(type)));
    }

    private static BadUse notANumber(String text) {
        return new BadUse("'" + Printable.of(text) + "' is not a whole number that fits");
    }

    /** Well inside what fits in 64 bits as nanoseconds, also when a clock is added. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static Duration parseDuration(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 12) {
            throw notADuration(text, "");
        }
        long number = Long.parseLong(text.substring(0, digits));
        Duration duration = switch (text.substring(digits)) {
            case "us" -> Duration.ofNanos(number * 1000);
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "" -> throw notADuration(text, " (the unit is missing)");
            default -> throw notADuration(text, "");
        };
        if (duration.compareTo(LONGEST) > 0) {
            throw notADuration(text, " of at most 100 years");
        }
        return duration;
    }

    private static BadUse notADuration(String text, String why) {
        return new BadUse("'" + Printable.of(text) + "' is not a duration" + why
                + "; expected a number with a unit, such as 250ms, 10s or 5m");
    }
}
