package io.podwire.scripts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which script a frame of a stack trace is in. Remembers the latest pieces of a dialog: a function of an earlier one may fail later. */
final class Sources {

    private static final int REMEMBERED = 200;

    private final Map<String, ScriptSource> byFile = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ScriptSource> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(String file, ScriptSource source) {
        byFile.put(file, source);
    }

    /** The deepest frame that is a script's; null where none is. */
    StackTraceElement frame(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getLineNumber() > 0 && byFile.containsKey(frame.getFileName())) {
                return frame;
            }
        }
        return null;
    }

    /** Where in a script something was thrown; the script's beginning where that can't be told. */
    SourceLine where(Throwable thrown, ScriptSource running) {
        StackTraceElement frame = frame(thrown);
        return frame == null
                ? new SourceLine(running, 0, 0)
                : new SourceLine(byFile.get(frame.getFileName()), frame.getLineNumber(), 0);
    }
}
