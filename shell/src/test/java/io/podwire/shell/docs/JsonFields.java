package io.podwire.shell.docs;

import io.podwire.api.command.ValueForm;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables of the JSON keys of a record type and of all it holds. */
final class JsonFields {

    private final RecordDocs docs;
    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    JsonFields(RecordDocs docs) {
        this.docs = docs;
    }

    /** The tables, the type's own first. */
    String of(Class<?> type) {
        StringBuilder out = new StringBuilder();
        meet(type);
        while (!open.isEmpty()) {
            Class<?> next = open.removeFirst();
            out.append("\n### ")
                    .append(next.getSimpleName())
                    .append("\n\n")
                    .append(docs.of(next))
                    .append('\n');
            if (next.isRecord()) {
                table(out, next);
            } else {
                variants(out, next);
            }
        }
        return out.toString();
    }

    private void table(StringBuilder out, Class<?> record) {
        if (record.getRecordComponents().length == 0) {
            return;
        }
        out.append("\n| key | type | meaning |\n| --- | --- | --- |\n");
        for (RecordComponent component : record.getRecordComponents()) {
            out.append("| `").append(component.getName()).append("` | ").append(name(component.getGenericType()));
            out.append(" | ").append(docs.of(record, component.getName())).append(" |\n");
        }
    }

    private void variants(StringBuilder out, Class<?> sealed) {
        List<Class<?>> variants = new ArrayList<>(List.of(sealed.getPermittedSubclasses()));
        variants.sort(Comparator.comparing(Class::getSimpleName));
        out.append("\nAn object with the key `kind` and the keys of one of:");
        String comma = " ";
        for (Class<?> variant : variants) {
            out.append(comma).append(variant.getSimpleName());
            comma = ", ";
            meet(variant);
        }
        out.append(".\n");
    }

    private void meet(Class<?> type) {
        if (seen.add(type)) {
            open.addLast(type);
        }
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType p) {
            Type last = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
            return (p.getRawType() == Map.class ? "map of text to " : "list of ") + name(last);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        } else if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "number";
        } else if (raw == Duration.class) {
            return "number of seconds";
        } else if (raw == Instant.class) {
            return "text, RFC 3339";
        } else if (raw.isEnum()) {
            return "text: " + words(raw);
        } else if (raw == Object.class) {
            return "any value";
        } else if (isText(raw)) {
            return "text";
        }
        meet(raw);
        return "object, [" + raw.getSimpleName() + "](#" + raw.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private static boolean isText(Class<?> type) {
        return !type.isRecord() && !type.isSealed()
                || type == Cidr.class
                || type == Size.class
                || type == TargetRef.class;
    }

    private static String words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add("`" + ValueForm.word((Enum<?>) constant) + "`");
        }
        return String.join(", ", words);
    }
}
