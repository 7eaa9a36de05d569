package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Netns;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be done is refused before a link is opened (the session here has none) and before a file is made. */
class RefusalTest {

    private static final Netns OWN = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null);

    @TempDir
    Path folder;

    private void refused(String message, Object... arguments) throws IOException {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put((String) arguments[i], arguments[i + 1]);
        }
        FakeSession session = new FakeSession(new FakeHost("n1", new FakeNetwork(OWN)));
        assertThatThrownBy(() -> CommandSpec.of(Capture.class).call(given, session))
                .isInstanceOf(BadUse.class)
                .hasMessage(message);
        try (var left = Files.list(folder)) {
            List<Path> files = new ArrayList<>(left.toList());
            assertThat(files).isEmpty();
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aFolderIsNoFileToWrite() throws IOException {
        refused("-w: " + folder + " is a folder; expected the name of a file", "write", folder.toString());
    }

    @Test
    void linesAndBytesDoNotShareAnOutput() throws IOException {
        refused(
                "-w - and --print would mix bytes and lines in one output; give one of them",
                "write",
                "-",
                "print",
                true);
    }

    @Test
    void aBudgetOfNothingIsNone() throws IOException {
        refused("--budget: expected a size above 0", "write", file("f"), "budget", "0MB");
    }

    @Test
    void aCommentNeedsAPlace() throws IOException {
        refused(
                "--comment: a pcap file has no place for it; expected -w with a name that ends with .pcapng",
                "write",
                file("f.pcap"),
                "comment",
                List.of("the customer's complaint"));
    }

    @Test
    void aProgramForFilesThatIsNotThereIsToldAtOnce() throws IOException {
        FakeSession session = new FakeSession(new FakeHost("n1", new FakeNetwork(OWN)));
        for (String program : List.of("no-such-program", folder.toString(), "./no-such-program")) {
            Map<String, Object> given = Map.of("write", file("f"), "postrotateCommand", program);
            assertThatThrownBy(() -> CommandSpec.of(Capture.class).call(given, session))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("-z: there is no program '" + program + "' to start");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesThatWouldEraseEachOtherAreNotBegun() throws IOException {
        refused(
                "-G 2: " + file("f-%H") + " names files so seldom anew that each would be written over the last",
                "write",
                file("f-%H"),
                "rotateSeconds",
                "2");
    }

    @Test
    void whatIsAboutFilesIsNotDroppedWhereThereAreNone() throws IOException {
        refused("-W is about files, and what is written is a stream", "write", "-", "files", "5");
        refused("--budget is about files, and what is written is a stream", "wireshark", true, "budget", "1MB");
        refused("-C is about files, and there is no -w", "fileSize", "5");
    }
}
