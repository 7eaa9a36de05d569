package io.podwire.api.command;

/**
 * One thing that can be asked. Declared once, with {@link Spec} on the class and {@link Param} on the components of its
 * arguments; command line, prompt, Groovy function, far host and documentation all follow from that declaration.
 *
 * <p>A command has no state and a public constructor without arguments. It prints nothing and never ends the process.
 *
 * @param <A> its arguments: an immutable record whose components are the parameters
 * @param <R> its result: an {@link Answer} of records, a {@link Running} stream, or a {@link Launch}
 */
public interface Command<A extends Record, R> {

    /**
     * Answers one request.
     *
     * @throws io.podwire.api.error.PodwireException for anything the user can mend; whatever else comes out is a defect
     */
    R run(A args, Session session);
}
