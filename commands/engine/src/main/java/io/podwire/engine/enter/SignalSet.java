package io.podwire.engine.enter;

import com.sun.jna.Memory;

/** Sets of signals in C's form. */
final class SignalSet {

    /** sizeof(sigset_t) in glibc and musl. */
    private static final int SIZE = 128;

    private SignalSet() {}

    /** No signal. */
    static Memory empty() {
        Memory set = new Memory(SIZE);
        ThreadCalls.sigemptyset(set);
        return set;
    }

    /** One signal. */
    static Memory of(int signal) {
        Memory set = empty();
        ThreadCalls.sigaddset(set, signal);
        return set;
    }
}
