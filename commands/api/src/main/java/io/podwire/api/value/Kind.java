package io.podwire.api.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values of the key {@code kind} that stand for a record of a sealed interface, so that JSON can be read back: a
 * {@code {"kind": "veth"}} becomes the record marked {@code @Kind("veth")}. Exactly one record of the interface has no mark and a
 * component {@code kind}; it takes every other value.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kind {

    /** Every value that the record's {@code kind()} can give; a record for several has {@code kind} as a component. */
    String[] value();
}
