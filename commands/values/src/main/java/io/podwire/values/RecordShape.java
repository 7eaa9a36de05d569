package io.podwire.values;

import io.podwire.api.value.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * How a record class is written and made: its components in their order, and whether it is one of a sealed interface's and so
 * has the key {@code kind} in front. Looked up once a class; plain reflection, since a method handle costs more to link than a
 * short command ever calls it.
 */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final String[] keys;
    private final Type[] types;
    private final Method[] accessors;
    private final Method kind;
    private Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.keys = new String[components.length];
        this.types = new Type[components.length];
        this.accessors = new Method[components.length];
        for (int i = 0; i < components.length; i++) {
            keys[i] = components[i].getName();
            types[i] = components[i].getGenericType();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
        }
        this.kind = kindOf(type);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static Method kindOf(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                try {
                    Method method = parent.getMethod("kind");
                    method.setAccessible(true);
                    return method;
                } catch (NoSuchMethodException e) {
                    throw new IllegalArgumentException(parent.getName() + " is sealed but has no String kind()", e);
                }
            }
        }
        return null;
    }

    int size() {
        return keys.length;
    }

    String key(int i) {
        return keys[i];
    }

    /** Place of a key, or -1. */
    int indexOf(String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    Type type(int i) {
        return types[i];
    }

    /** The value of the key {@code kind} that stands before the components; null for a record of no sealed interface. */
    String kindOf(Object value) {
        return kind == null ? null : (String) call(kind, value);
    }

    Object get(Object value, int i) {
        return call(accessors[i], value);
    }

    /** Makes a record; what its constructor throws, comes out as it is. */
    Object make(Object[] values) {
        try {
            return constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Constructor<?> constructor() throws NoSuchMethodException {
        if (constructor == null) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] parameters = new Class<?>[components.length];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = components[i].getType();
            }
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            constructor = canonical;
        }
        return constructor;
    }

    private static Object call(Method method, Object on) {
        try {
            return method.invoke(on);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    private static RuntimeException unchecked(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    /**
     * The record of a sealed interface that a value of {@code kind} stands for: the one marked with it, else the one without a
     * mark.
     *
     * @throws IllegalArgumentException where the interface does not follow the rule of {@link Kind}
     */
    static Class<?> choose(Class<?> sealed, String kind) {
        Class<?> rest = null;
        for (Class<?> candidate : sealed.getPermittedSubclasses()) {
            Kind mark = candidate.getAnnotation(Kind.class);
            if (mark == null) {
                if (rest != null) {
                    throw new IllegalArgumentException(sealed.getName() + ": neither " + rest.getSimpleName() + " nor "
                            + candidate.getSimpleName() + " is marked with @Kind");
                }
                rest = candidate;
                continue;
            }
            for (String value : mark.value()) {
                if (value.equals(kind)) {
                    return candidate;
                }
            }
        }
        if (rest == null) {
            throw new IllegalArgumentException(sealed.getName() + " has no record for unknown kinds");
        }
        return rest;
    }
}
