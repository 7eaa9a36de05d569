package io.podwire.scripts.lab;

import io.podwire.scripts.lab.live.LabState;

/** How a lab is. */
public enum LabCondition {
    /** It was not brought up. */
    DOWN,
    /** It is being made. */
    MAKING,
    /** It is there. */
    UP,
    /** It was there, and its processes are gone; {@code lab down} removes what is left. */
    DEAD;

    /** @param state null where nothing is known of it */
    static LabCondition of(LabState state) {
        if (state == null) {
            return DOWN;
        } else if (!state.alive()) {
            return DEAD;
        }
        return state.phase() == LabState.Phase.UP ? UP : MAKING;
    }
}
