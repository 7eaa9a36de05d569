package io.podwire.api.command;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one record of arguments: what they are, and the way from given values to the record.
 *
 * @param <A> the record
 */
public final class Parameters<A extends Record> {

    private final List<Parameter> list;
    private final Constructor<A> constructor;

    private Parameters(List<Parameter> list, Constructor<A> constructor) {
        this.list = list;
        this.constructor = constructor;
    }

    /**
     * Reads a record type by reflection.
     *
     * @throws IllegalArgumentException where a component has no {@link Param} or a type no parameter may have: a defect
     */
    public static <A extends Record> Parameters<A> of(Class<A> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Parameter> list = new ArrayList<>(components.length);
        Class<?>[] signature = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            list.add(Parameter.of(components[i]));
            signature[i] = components[i].getType();
        }
        try {
            Constructor<A> constructor = type.getDeclaredConstructor(signature);
            constructor.setAccessible(true);
            return new Parameters<>(List.copyOf(list), constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In the order of the record's components. */
    public List<Parameter> list() {
        return list;
    }

    /** The words, by position. */
    public List<Parameter> positionals() {
        List<Parameter> words = new ArrayList<>();
        for (int position = 0; position < list.size(); position++) {
            for (Parameter parameter : list) {
                if (parameter.position() == position) {
                    words.add(parameter);
                }
            }
        }
        return words;
    }

    /** The way back from a record: its values by {@link Parameter#key}, without those that were not given. */
    public Map<String, Object> valuesOf(Record arguments) {
        Map<String, Object> values = new HashMap<>();
        RecordComponent[] components = arguments.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            Object value = read(arguments, component);
            Object given = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (given != null) {
                values.put(component.getName(), given);
            }
        }
        return values;
    }

    private static Object read(Record arguments, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The record.
     *
     * @param given values by {@link Parameter#key}: text, or a value of the parameter's type, or a list of those
     * @throws BadUse for an unknown key, a missing or a wrong value
     */
    public A read(Map<String, ?> given) {
        return read(given, Map.of());
    }

    /**
     * As {@link #read(Map)}, for values that somebody wrote.
     *
     * @param said by key, how errors name a parameter where that is not its {@link Parameter#label}: {@code -c}
     */
    public A read(Map<String, ?> given, Map<String, String> said) {
        Map<String, Object> left = new HashMap<>(given);
        Object[] values = new Object[list.size()];
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = list.get(i);
            values[i] =
                    parameter.read(left.remove(parameter.key()), said.getOrDefault(parameter.key(), parameter.label()));
        }
        if (!left.isEmpty()) {
            String key = left.keySet().stream().sorted().findFirst().orElseThrow();
            List<String> keys = list.stream().map(Parameter::key).toList();
            throw new BadUse("no parameter '" + Printable.of(key) + "'" + Nearest.question(key, keys));
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof PodwireException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "arguments " + constructor.getDeclaringClass().getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
