package io.podwire.scripts.runbook;

import io.podwire.api.finding.Finding;
import io.podwire.api.value.Kind;
import java.util.List;

/** What a running script gives: findings as they are made, what it shows and prints, and the changes it plans or makes. */
public sealed interface RunEvent {

    /** Which of them. */
    String kind();

    /**
     * Something was judged.
     *
     * @param finding the judgement
     */
    @Kind("finding")
    record Judged(Finding finding) implements RunEvent {
        @Override
        public String kind() {
            return "finding";
        }
    }

    /**
     * Something was shown.
     *
     * @param title what it is; null for the value that a script ended with
     * @param rows records, maps with text as keys, or plain values; of one sort, so that a table can be made of them
     */
    @Kind("shown")
    record Shown(String title, List<Object> rows) implements RunEvent {
        public Shown {
            rows = List.copyOf(rows);
        }

        @Override
        public String kind() {
            return "shown";
        }
    }

    /**
     * A line was printed.
     *
     * @param text without the line's end
     */
    @Kind("printed")
    record Printed(String text) implements RunEvent {
        @Override
        public String kind() {
            return "printed";
        }
    }

    /**
     * A change of the host.
     *
     * @param number place in the plan, from 1
     * @param what it does, in words
     * @param command the program and its arguments
     * @param in where it runs, as it can be typed
     * @param state how far it came
     * @param status the program's; null where it did not run
     * @param output what it wrote, both streams; null where it did not run
     */
    @Kind("change")
    record Changed(int number, String what, List<String> command, String in, State state, Integer status, String output)
            implements RunEvent {
        public Changed {
            command = List.copyOf(command);
        }

        /** How far a change came. */
        public enum State {
            PLANNED,
            DONE,
            FAILED,
            /** Left out, since one before it failed. */
            LEFT_OUT
        }

        @Override
        public String kind() {
            return "change";
        }
    }
}
