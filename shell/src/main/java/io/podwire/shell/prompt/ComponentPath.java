package io.podwire.shell.prompt;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The way to a value inside records: names of components, joined by dots, as {@code -o json} names its keys. A list on the way gives
 * the list of its elements' values; null gives null. Records of one result may differ (a bridge has what a veth has not): a name is
 * only wrong when none of them has it.
 *
 * @param text as typed
 */
record ComponentPath(String text) {

    /** The value in a record or map, or null. */
    Object in(Object record) {
        Object value = record;
        for (String name : text.split("\\.")) {
            value = step(value, name);
        }
        return value;
    }

    private static Object step(Object value, String name) {
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (Object each : list) {
                Object inner = step(each, name);
                if (inner != null) {
                    all.add(inner);
                }
            }
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return read(component, record);
                }
            }
        }
        return null;
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Refuses a path that leads nowhere in any of these.
     *
     * @throws BadUse with the names that there are
     */
    void check(String stage, List<?> records) {
        List<Object> here = new ArrayList<>(records);
        for (String name : text.split("\\.")) {
            TreeSet<String> names = new TreeSet<>();
            here.forEach(each -> addNames(each, names));
            if (!here.isEmpty() && !names.contains(name)) {
                String question = Nearest.question(name, names);
                throw new BadUse(stage + ": no component '" + Printable.of(name) + "' in '" + Printable.of(text) + "'"
                        + (question.isEmpty()
                                ? names.isEmpty() ? "" : "; there are " + String.join(", ", names)
                                : question));
            }
            List<Object> next = new ArrayList<>();
            for (Object each : here) {
                Object value = step(each, name);
                if (value instanceof List<?> list) {
                    next.addAll(list);
                } else if (value != null) {
                    next.add(value);
                }
            }
            here = next;
        }
    }

    private static void addNames(Object value, TreeSet<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> names.add(String.valueOf(key)));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                names.add(component.getName());
            }
        }
    }
}
