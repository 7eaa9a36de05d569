package io.podwire.scripts.lab.live;

import io.podwire.api.error.BadData;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.Unsupported;
import java.nio.file.Path;
import java.util.List;

/** Takes a lab down, whatever is left of it: its processes, its control groups, its state. */
final class LabEnd {

    private static final int LOOKS = 500;
    private static final long BETWEEN_MILLIS = 10;

    private final Labs labs;

    LabEnd(Labs labs) {
        this.labs = labs;
    }

    /**
     * Ends what is recorded of a lab.
     *
     * @return false where nothing of it was alive
     * @throws NotWritten where control groups stay; its state stays too, so that one can try again
     */
    boolean end(String lab) {
        LabState state;
        try {
            state = labs.read(lab);
        } catch (BadData e) {
            // What can't be understood names no process; what a lab leaves besides is known by the lab's name.
            state = null;
        }
        boolean alive = state != null && kill(state);
        List<Path> stay = new ControlGroups(labs.prefix(lab)).remove();
        if (!stay.isEmpty()) {
            throw new NotWritten(
                    lab + ": control groups can't be removed, something runs in them yet: " + stay.get(0)
                            + (stay.size() == 1 ? "" : " and " + (stay.size() - 1) + " more"),
                    "try:   podwire lab down " + lab);
        }
        labs.forget(lab);
        return alive;
    }

    /** Kills its processes and waits until they are gone; the kernel takes away what else they hold. */
    static boolean kill(LabState state) {
        List<ProcessMark> marks =
                state.first() == null ? List.of(state.holder()) : List.of(state.first(), state.holder());
        boolean alive = marks.stream().anyMatch(ProcessMark::alive);
        marks.forEach(ProcessMark::kill);
        for (int look = 0; marks.stream().anyMatch(ProcessMark::alive); look++) {
            if (look == LOOKS) {
                throw new Unsupported(
                        state.lab() + ": process " + state.holder().pid() + " does not end by SIGKILL");
            }
            try {
                Thread.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unsupported(state.lab() + ": interrupted while its processes ended");
            }
        }
        return alive;
    }
}
