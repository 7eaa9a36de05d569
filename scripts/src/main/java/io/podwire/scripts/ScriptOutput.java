package io.podwire.scripts;

/** Where a script's output goes. Called on the script's thread, or on threads that the script started. */
public interface ScriptOutput {

    /** Text as it was printed, line ends included; not yet made printable. */
    void print(String text);

    /**
     * A value to be shown as the prompt shows results: {@link Rows}, {@link ScriptStream}, {@link Completed}, a record, a
     * collection, a map, or anything else; may be null.
     */
    void show(Object value);
}
