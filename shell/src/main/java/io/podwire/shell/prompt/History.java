package io.podwire.shell.prompt;

import java.util.List;

/** What was typed before. */
interface History {

    /** Nothing is kept. */
    History NONE = last -> List.of();

    /** The last so many entries with their numbers, oldest first. */
    List<String> last(int most);
}
