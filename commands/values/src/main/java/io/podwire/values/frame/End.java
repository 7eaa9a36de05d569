package io.podwire.values.frame;

import io.podwire.api.command.Gap;
import java.util.List;

/**
 * How a request ended.
 *
 * @param how why it ended
 * @param gaps of an answer; else empty
 * @param summary of a stream; else null
 * @param status of a program; else null
 * @param problem what broke a stream that has a summary of what was seen until then; else null
 */
public record End<S>(How how, List<Gap> gaps, S summary, Integer status, Problem problem) {

    public End {
        gaps = List.copyOf(gaps);
    }

    /** Why a request ended. */
    public enum How {
        /** All was done. */
        DONE,
        /** The client cancelled it; what came is not all. */
        CANCELLED,
        /** Its deadline passed; what came is not all. */
        TIMED_OUT
    }
}
