package io.podwire.scripts;

import groovy.lang.Script;
import java.util.Map;

/** What the generated command methods call. */
public abstract class CommandCalls extends Script {

    private Calls calls;

    final void attach(Calls own) {
        calls = own;
    }

    final Calls calls() {
        if (calls == null) {
            throw new IllegalStateException("the script was not started by a ScriptHost");
        }
        return calls;
    }

    final <T> Rows<T> callForRows(String command, Map<String, ?> named, Object[] words) {
        return calls().rows(command, named, words);
    }

    final <E, S> ScriptStream<E, S> callForStream(String command, Map<String, ?> named, Object[] words) {
        return calls().stream(command, named, words);
    }

    final Completed callForProgram(String command, Map<String, ?> named, Object[] words) {
        return calls().program(command, named, words);
    }

    /** The words before the last, and those that the last holds. */
    static Object[] spread(Object... words) {
        if (!(words[words.length - 1] instanceof Object[] rest)) {
            return words;
        }
        Object[] all = new Object[words.length - 1 + rest.length];
        System.arraycopy(words, 0, all, 0, words.length - 1);
        System.arraycopy(rest, 0, all, words.length - 1, rest.length);
        return all;
    }
}
