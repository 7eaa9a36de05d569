package io.podwire.values;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.ProbeRule;
import io.podwire.api.probe.ProbeVerdict;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values made at random of any type of the closed list, with a taste for nulls, extremes and hostile text. */
final class Samples {

    private static final List<String> TEXTS = List.of(
            "",
            "eth0",
            "\u001b[31mred\u0007",
            "a\nb\tc\r\"\\/",
            "\u202egnp.exe",
            "\ud800",
            "\udc00 alone",
            "\ud83d\ude00",
            "\u0000\u007f\u009b\u2028",
            "节点",
            "null",
            "{\"kind\":\"veth\"}",
            "x".repeat(70_000));
    private static final long[] NUMBERS = {
        0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 53, (1L << 53) + 1, 4026531840L
    };
    private static final List<Instant> INSTANTS =
            List.of(Instant.EPOCH, Instant.MAX, Instant.MIN, Instant.parse("2026-03-01T10:20:30.123456789Z"));
    private static final List<Duration> DURATIONS = List.of(
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofNanos(-1),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofMillis(1500),
            Duration.ofSeconds(100));
    private static final List<IpAddress> ADDRESSES =
            List.of(IpAddress.parse("10.244.0.60"), IpAddress.parse("::ffff:10.0.0.1"), IpAddress.parse("fd00::3c"));
    private static final List<TargetRef> TARGETS = List.of(
            TargetRef.parse("host"),
            TargetRef.parse("shop/cart"),
            TargetRef.parse("pod/pid/7"),
            TargetRef.parse("pid/7"));

    private final Random random;
    private int depth;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /** A value of {@code type}; null sometimes, where {@code type} is a component that may be absent. */
    Object value(Type type) {
        Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
        boolean composed = raw == List.class || raw == Map.class;
        if (!raw.isPrimitive() && !composed && random.nextInt(5) == 0) {
            return null;
        }
        return present(raw, type);
    }

    private Object present(Class<?> raw, Type type) {
        if (raw == boolean.class || raw == Boolean.class) {
            return random.nextBoolean();
        } else if (raw == long.class || raw == Long.class) {
            return NUMBERS[random.nextInt(NUMBERS.length)];
        } else if (raw == int.class || raw == Integer.class) {
            return (int) NUMBERS[random.nextInt(NUMBERS.length)];
        } else if (raw == double.class || raw == Double.class) {
            return random.nextBoolean() ? Double.MIN_VALUE : random.nextGaussian() * 1e300;
        } else if (raw == String.class) {
            return one(TEXTS);
        } else if (raw == Instant.class) {
            return one(INSTANTS);
        } else if (raw == Duration.class) {
            return one(DURATIONS);
        } else if (raw == IpAddress.class) {
            return one(ADDRESSES);
        } else if (raw == Cidr.class) {
            IpAddress address = one(ADDRESSES);
            return new Cidr(address, random.nextInt(address.bits() + 1));
        } else if (raw == MacAddress.class) {
            byte[] octets = new byte[new int[] {0, 4, 6, 16, 20}[random.nextInt(5)]];
            random.nextBytes(octets);
            return MacAddress.of(octets);
        } else if (raw == Octets.class) {
            byte[] octets = new byte[random.nextInt(9)];
            random.nextBytes(octets);
            return Octets.of(octets);
        } else if (raw == TargetRef.class) {
            return one(TARGETS);
        } else if (raw == Size.class) {
            return new Size(Math.abs(NUMBERS[random.nextInt(4)]));
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        return composed(raw, type);
    }

    private Object composed(Class<?> raw, Type type) {
        int size = depth > 3 ? 0 : random.nextInt(4);
        depth++;
        try {
            if (raw == List.class) {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(item(((ParameterizedType) type).getActualTypeArguments()[0]));
                }
                return list;
            } else if (raw == Map.class) {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    map.put(one(TEXTS), item(((ParameterizedType) type).getActualTypeArguments()[1]));
                }
                return map;
            } else if (raw.isSealed()) {
                Class<?>[] permitted = raw.getPermittedSubclasses();
                return record(permitted[random.nextInt(permitted.length)]);
            } else if (raw.isRecord()) {
                return record(raw);
            }
            throw new IllegalArgumentException("not of the closed list: " + type);
        } finally {
            depth--;
        }
    }

    private Object item(Type type) {
        Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
        return present(raw, type);
    }

    /** A record; one of a sealed interface gets a kind that is its own. */
    Object record(Class<?> raw) {
        if (raw == Finding.class) {
            return finding();
        } else if (raw == ProbeVerdict.class) {
            return probeVerdict();
        }
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean ofSealed = raw.getInterfaces().length > 0 && raw.getInterfaces()[0].isSealed();
        for (int i = 0; i < values.length; i++) {
            values[i] = ofSealed && components[i].getName().equals("kind")
                    ? kind(raw)
                    : value(components[i].getGenericType());
        }
        return RecordShape.of(raw).make(values);
    }

    /** One that its constructor takes: a code of the closed list, a verdict and a subject. */
    @SuppressWarnings("unchecked") // evidence is declared as a list of Evidence
    private Finding finding() {
        return new Finding(
                one(List.of(FindingCode.values())).code(),
                one(List.of(Verdict.values())),
                one(TEXTS),
                (List<Finding.Evidence>) item(Finding.class.getRecordComponents()[3].getGenericType()),
                (String) value(String.class),
                (String) value(String.class));
    }

    /** One that its constructor takes. */
    @SuppressWarnings("unchecked") // evidence is declared as a map of String
    private ProbeVerdict probeVerdict() {
        return new ProbeVerdict(
                one(List.of(Verdict.values())),
                one(List.of(FindingCode.values())).code(),
                one(List.of(ProbeRule.values())),
                (Map<String, String>) item(ProbeVerdict.class.getRecordComponents()[3].getGenericType()),
                one(TEXTS));
    }

    private String kind(Class<?> raw) {
        Kind mark = raw.getAnnotation(Kind.class);
        return mark == null ? "not-known-" + random.nextInt(9) : mark.value()[random.nextInt(mark.value().length)];
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
