package io.podwire.api.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One component of a command's arguments.
 *
 * <p>The component's type gives the form: {@code boolean} is a switch; {@code int} is a switch that is counted
 * ({@code -vv} is 2); {@code Optional<T>} may be left out; {@code List<T>}
 * may be repeated; anything else is required. {@code T} is String, Integer, Long, an enum, Duration, or a type of
 * {@code io.podwire.api.value} with a static {@code parse(String)}. The long flag is the component's name in kebab case.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Param {

    /** What it means, as a phrase; the default, where there is one, is named in it. */
    String help();

    /** Place among the words that are not flags, from 0; -1 for a flag. A {@code List} at the last position takes all the rest. */
    int position() default -1;

    /** Short flag of one character; only where a well-known rival tool has the same one. NUL: none. */
    char letter() default '\0';

    /** Name of the value in the usage line; default: the type's usual name. */
    String value() default "";

    /** Long flag where it can't be the component's name in kebab case. */
    String name() default "";

    /** For an {@code Optional<String>} flag whose value may be left out: {@code --net} and {@code --net=FILE}. Absent value: "". */
    boolean valueOptional() default false;

    /**
     * For a positional {@code List<String>}: everything from its first word on, options included, belongs to it unparsed (the
     * command to run in {@code nsenter}); a leading {@code --} is dropped.
     */
    boolean rest() default false;

    /**
     * For an optional positional parameter: component names of flags that take its place. Once one of them was given a value, words
     * go to the next position: in {@code nsenter -t 4711 ip addr} and {@code nsenter --net=FILE ip addr}, {@code ip} is no target.
     */
    String[] unless() default {};

    /** What live objects complete it at the prompt and in shells. */
    Completion completion() default Completion.NONE;

    /** Kinds of live objects that a value can be completed from. */
    enum Completion {
        NONE,
        TARGET,
        LINK,
        /** A link, or {@code any} for all of them. */
        LINK_OR_ANY,
        NETNS,
        FILE,
        /** A practice cluster. */
        LAB,
        /** A fault of a practice cluster that is up. */
        FAULT,
        /** A node, pod or namespace of a practice cluster that is up. */
        LAB_PLACE,
        /** This machine's agent, or a node of a practice cluster that is up. */
        HOST
    }
}
