package io.podwire.shell.render.tables;

import java.lang.reflect.RecordComponent;

/** Reads components of records by reflection. */
final class Components {

    private Components() {}

    static Object read(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }
}
