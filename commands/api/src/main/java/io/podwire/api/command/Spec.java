package io.podwire.api.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Command} says of itself. Read by the build into an index, and by reflection for the one command that runs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Spec {

    /** As typed, {@code [a-z][a-z0-9-]*}; a sub-command's words are separated by one space: {@code routes get}. */
    String name();

    /** One sentence of at most 72 characters, with a full stop. */
    String summary();

    /** Heading under which {@code help} lists it. */
    Group group();

    /** Where the facts come from, as a reader who wants to check them would name it. */
    String source();

    /** What it may need from the host. Whoever reads asks {@link io.podwire.api.host.Host#require} first. */
    Need[] needs() default {};

    /** Complete command lines without the leading {@code podwire}; each is run by a test. */
    String[] examples();

    /** Version of the records it answers with; raised when a key is removed or changes its meaning, never for a new key. */
    int version() default 1;

    /** True where it runs beside the user, also when it asks a far host: it sees that host through {@link Session#commands} only. */
    boolean here() default false;

    /** More to say in the help, in paragraphs; optional. */
    String[] notes() default {};
}
