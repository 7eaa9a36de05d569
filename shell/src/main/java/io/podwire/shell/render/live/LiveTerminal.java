package io.podwire.shell.render.live;

import io.podwire.shell.render.live.LiveScreen.Size;

/**
 * A terminal that can be drawn on. While it is taken, keys are not echoed and come one by one, and Ctrl-C stays what it is; Ctrl-\ does
 * nothing, since it would leave it half drawn, nor does Ctrl-Z unless somebody lends the terminal meanwhile.
 */
public interface LiveTerminal {

    /** {@link #key} where none was pressed. */
    int NO_KEY = -1;

    /** There is none. */
    LiveTerminal NONE = new LiveTerminal() {
        @Override
        public boolean take(boolean whole) {
            return false;
        }

        @Override
        public Size size() {
            return Size.told(0, 0);
        }

        @Override
        public int key() {
            return NO_KEY;
        }

        @Override
        public void write(String text) {
            // nobody looks
        }

        @Override
        public void giveBack() {
            // it was never taken
        }
    };

    /**
     * Takes it, unless it can't be drawn on: there is none, it is a dumb one, or another process has it in the foreground.
     *
     * @param whole whether text that is there is hidden meanwhile
     * @return whether it was taken
     */
    boolean take(boolean whole);

    /** How large it is now. */
    Size size();

    /** The octet of a key that was pressed, or {@link #NO_KEY}; never waits. */
    int key();

    /** Writes, all of it at once; nothing while it is not taken. */
    void write(String text);

    /** Ctrl-Z stays what it is too, for who hears of it calls {@link #lend} and {@link #claim}; to be said before it is taken. */
    default void suspendable() {}

    /** Gives it, as it was, to somebody else for a while; nothing where it is not taken. From any thread. */
    default void lend() {}

    /** It is wanted back, as soon as the process is in its foreground. From any thread. */
    default void claim() {}

    /** True once it was somebody else's and is ours again: nothing of what was drawn is on it. */
    default boolean anew() {
        return false;
    }

    /** Gives it back as it was, with nothing of ours left on it. From any thread, also again, also where it was not taken. */
    void giveBack();
}
