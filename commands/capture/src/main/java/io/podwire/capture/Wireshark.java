package io.podwire.capture;

import io.podwire.api.command.Session;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.capture.write.FlushedOutput;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Wireshark on the user's machine that shows packets as they come. */
record Wireshark(Session session) {

    private static final String PIPE = "try:   podwire capture … -w - | wireshark -k -i -, where there is one";

    WritableByteChannel start() throws IOException {
        Path program = find("wireshark");
        if (program == null) {
            throw new Unsupported("--wireshark: there is no wireshark on this machine's PATH", PIPE);
        }
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            throw new Unsupported("--wireshark: there is no screen to show it on (DISPLAY is not set)", PIPE);
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "-k", "-i", "-"));
        Path setsid = find("setsid");
        if (setsid != null) {
            // the terminal's Ctrl-C ends the capture alone then, and what came can still be looked at
            command.add(0, setsid.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        session.note("started " + Printable.of(program.toString()) + "; it shows what comes until either ends");
        return Channels.newChannel(new FlushedOutput(process.getOutputStream()));
    }

    private static Path find(String name) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(":")) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        return null;
    }
}
