package io.podwire.packets.line;

/** Names of links by their index, for frames taken from {@code any}: their headers have only the number. */
@FunctionalInterface
public interface LinkNames {

    /** Nothing is known, as of a file: an index says nothing on another machine, though tcpdump shows this one's names. */
    LinkNames NONE = index -> null;

    /** Its name; null where it has none. */
    String of(int index);
}
