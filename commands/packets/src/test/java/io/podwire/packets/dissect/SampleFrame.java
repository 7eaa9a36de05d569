package io.podwire.packets.dissect;

import io.podwire.api.packet.Layer;
import io.podwire.testkit.Goldens;
import java.util.Arrays;
import java.util.List;

/**
 * A frame of {@code frames.golden}, one of each kind that is read.
 *
 * @param name what it shows
 * @param linkType what it begins with
 * @param bytes all of it
 * @param expected its layers as JSON, one a line
 */
record SampleFrame(String name, int linkType, byte[] bytes, String expected) {

    static final String RESOURCE = "frames.golden";

    static List<SampleFrame> all() {
        return Goldens.read(SampleFrame.class, RESOURCE).stream()
                .map(golden -> {
                    String[] words = golden.name().split(" ");
                    return new SampleFrame(words[0], Integer.parseInt(words[1]), golden.bytes(), golden.expected());
                })
                .toList();
    }

    static SampleFrame named(String name) {
        return all().stream()
                .filter(frame -> frame.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Layer> layers(DissectOptions options) {
        return layers(options, bytes.length);
    }

    /** Its layers where only the first {@code captured} bytes were kept. */
    List<Layer> layers(DissectOptions options, int captured) {
        return new Dissector(options).layers(Arrays.copyOf(bytes, captured), bytes.length, linkType, List.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
