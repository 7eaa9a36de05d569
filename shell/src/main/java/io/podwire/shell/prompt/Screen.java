package io.podwire.shell.prompt;

/** What lines do with the terminal, where there is one. */
interface Screen {

    /** No terminal. */
    Screen NONE = new Screen() {
        @Override
        public void clear() {}

        @Override
        public void lend(Runnable work) {
            work.run();
        }
    };

    /** Clears it. */
    void clear();

    /** Has something done with the terminal as it was before we came. */
    void lend(Runnable work);
}
