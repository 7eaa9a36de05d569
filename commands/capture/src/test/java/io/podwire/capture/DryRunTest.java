package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.net.Netns;
import io.podwire.api.packet.CaptureItem;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code capture --dry-run} tells of files. */
class DryRunTest {

    private static final long MB = 1_000_000;
    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    private final List<Path> looked = new ArrayList<>();
    private final FakeSession session = new FakeSession(new FakeHost("n1", new FakeNetwork(OWN))).disks(folder -> {
        looked.add(folder);
        return new DiskSpace(1000 * MB, 900 * MB, 1000, 900);
    });

    private List<String> told(Map<String, Object> arguments) {
        Map<String, Object> given = new HashMap<>(arguments);
        given.put("dryRun", true);
        List<String> lines = new ArrayList<>();
        try (Running<?, ?> running =
                (Running<?, ?>) CommandSpec.of(Capture.class).call(given, session)) {
            while (!running.ended()) {
                lines.add(((CaptureItem.Listed) running.next(Duration.ZERO)).line());
            }
        }
        return lines;
    }

    @Test
    void whatTakesNoRoomHasNoBudget() {
        assertThat(told(Map.of("write", "/dev/null")))
                .contains("writes: /dev/null, which takes no room")
                .noneMatch(line -> line.startsWith("budget: "));
        assertThat(looked).isEmpty();
    }

    /** UTC is a word of a time, too: {@code %Z}. */
    @Test
    void aFolderMayHaveTheTimeInItsName(@TempDir Path folder) throws IOException {
        Path zone = Files.createDirectory(folder.resolve("UTC"));
        assertThat(told(Map.of("write", folder + "/%Z/f-%H%M%S", "rotateSeconds", "2", "budget", "5MB")))
                .contains("budget: at most 5 MB, as --budget says; then the oldest file makes room");
        assertThat(looked).containsOnly(zone);
    }
}
