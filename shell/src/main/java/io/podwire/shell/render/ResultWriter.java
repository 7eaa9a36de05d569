package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import java.util.List;

/** Shows the records of one result, in one format. */
interface ResultWriter {

    /** The next record. */
    void item(Object record);

    /** Nothing more is there at this moment: who reads along need not wait for what is. */
    default void lull() {}

    /** Nothing comes for a while: show what is there. */
    void pause();

    /**
     * The end.
     *
     * @param gaps what could not be read
     * @param summary of a stream; else null, also where a stream failed so that it has none
     */
    void end(List<Gap> gaps, Object summary);

    /** True once the user asked with a key for the end. */
    default boolean quit() {
        return false;
    }

    /** Nothing more comes, however it ended: a terminal that was taken is given back. May come after {@link #end}. */
    default void leave() {}
}
