package io.podwire.scripts;

/**
 * A script asked to end podwire ({@code exit(3)}, {@code System.exit(3)}). An error and not an exception, so that a script's {@code catch
 * (e)} does not stop it.
 */
public final class ScriptExit extends Error {

    private static final long serialVersionUID = 1L;

    private final int status;

    public ScriptExit(int status) {
        super("exit(" + status + ")", null, false, false);
        this.status = status;
    }

    /** What {@code System.exit} means in a script. */
    public static void exit(int status) {
        throw new ScriptExit(status);
    }

    /** The status that the process is to end with. */
    public int status() {
        return status;
    }
}
