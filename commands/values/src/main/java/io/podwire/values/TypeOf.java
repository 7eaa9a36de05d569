package io.podwire.values;

import io.podwire.api.command.Answer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Generic types put together at run time, for {@link RecordBinder}: {@code TypeOf.answer(Link.class)} is {@code Answer<Link>}.
 */
public final class TypeOf {

    private TypeOf() {}

    /** {@code Answer<item>}. */
    public static Type answer(Type item) {
        return generic(Answer.class, item);
    }

    /** {@code List<item>}. */
    public static Type list(Type item) {
        return generic(List.class, item);
    }

    /** {@code raw<arguments…>}. */
    public static Type generic(Class<?> raw, Type... arguments) {
        return new Generic(raw, List.of(arguments));
    }

    /** The same type with its variables replaced, as far as {@code bound} names them. */
    static Type resolved(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return bound.getOrDefault(variable, type);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = resolved(arguments[i], bound);
            }
            return generic((Class<?>) generic.getRawType(), arguments);
        }
        return type;
    }

    private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {

        private Generic {
            Objects.requireNonNull(raw);
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }
}
