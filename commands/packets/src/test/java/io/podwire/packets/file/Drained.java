package io.podwire.packets.file;

import io.podwire.api.capture.Frames;
import io.podwire.api.error.PodwireException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All that a file gives: its frames as text, and what broke it. */
record Drained(CaptureFile file, List<Frame> frames, PodwireException failure) {

    /** One frame, kept. */
    record Frame(int link, long nanos, int length, int marks, List<String> comments, String hex) {}

    static Drained of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes));
    }

    static Drained of(InputStream in) {
        CaptureFile file = CaptureFile.open(in, "some.pcap");
        List<Frame> frames = new ArrayList<>();
        try (file) {
            while (!file.ended()) {
                Frames some = file.next(Duration.ofSeconds(1));
                while (some != null && some.advance()) {
                    frames.add(new Frame(
                            some.link(),
                            some.nanos(),
                            some.length(),
                            some.marks(),
                            some.comments(),
                            HexFormat.of().formatHex(some.bytes())));
                }
            }
            return new Drained(file, frames, null);
        } catch (PodwireException e) {
            return new Drained(file, frames, e);
        }
    }

    List<String> hex() {
        return frames.stream().map(Frame::hex).toList();
    }
}
