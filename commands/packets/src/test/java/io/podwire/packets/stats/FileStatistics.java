package io.podwire.packets.stats;

import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.packet.TrafficRow;
import io.podwire.packets.dissect.DissectOptions;
import io.podwire.packets.dissect.Dissector;
import io.podwire.packets.file.CaptureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A file's statistics, as {@code capture -r FILE --stats} makes them. */
final class FileStatistics {

    private FileStatistics() {}

    static List<TrafficRow> of(Path path) throws IOException {
        TrafficStatistics statistics = new TrafficStatistics();
        Dissector dissector = new Dissector(DissectOptions.PLAIN);
        long number = 0;
        try (CaptureFile file = CaptureFile.open(Files.newInputStream(path), path.toString())) {
            while (!file.ended()) {
                Frames frames = file.next(Duration.ofSeconds(1));
                while (frames != null && frames.advance()) {
                    statistics.add(dissector.dissect(frames, file.links().get(frames.link()), ++number));
                }
            }
        } catch (BadData e) {
            // all before is counted
        }
        return statistics.rows();
    }
}
