package io.podwire.packets.dissect;

import java.util.Map;
import java.util.TreeMap;

/** The frames of {@code frames.golden}, for fuzzing to begin with. */
public final class SampleFrames {

    private SampleFrames() {}

    /** By name. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> frames = new TreeMap<>();
        SampleFrame.all().forEach(frame -> frames.put(frame.name(), frame.bytes()));
        return frames;
    }
}
