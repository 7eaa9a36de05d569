package io.podwire.shell.complete;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** The fields of a record type, as they are typed. */
final class Fields {

    private Fields() {}

    /** Its components, each with its type in a word or two; empty for what is no record. */
    static List<Suggestion> of(Class<?> type) {
        if (type == null || !type.isRecord()) {
            return List.of();
        }
        List<Suggestion> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(Suggestion.of(component.getName(), about(component.getGenericType()), "fields"));
        }
        return fields;
    }

    private static String about(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> item) {
            return "list of " + item.getSimpleName();
        }
        return type instanceof Class<?> plain ? plain.getSimpleName() : "";
    }

    /** A component of a record type, or null. */
    static RecordComponent named(Class<?> type, String name) {
        for (RecordComponent component :
                type != null && type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        return null;
    }

    static boolean isNamePart(char c) {
        return Character.isJavaIdentifierPart(c);
    }
}
