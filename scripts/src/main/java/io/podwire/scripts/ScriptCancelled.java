package io.podwire.scripts;

/** A script was ended by {@link ScriptHost#cancel}. An error, so that a script's {@code catch (e)} does not go on all the same. */
public final class ScriptCancelled extends Error {

    private static final long serialVersionUID = 1L;

    public ScriptCancelled() {
        super("cancelled", null, false, false);
    }
}
