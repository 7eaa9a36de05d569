package io.podwire.engine.local;

import io.podwire.api.error.NotFound;
import io.podwire.api.net.Netns;
import io.podwire.engine.linux.Capabilities;
import io.podwire.engine.netns.NetnsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says of this very process. Its files can't vanish or hang. */
final class OwnProcess {

    private OwnProcess() {}

    /** What it may do. */
    static Capabilities capabilities() {
        return Capabilities.effective(read("/proc/self/status"));
    }

    /** The namespace it was started in. */
    static Netns netns() {
        long inode = NetnsFiles.own();
        if (inode == 0) {
            throw new NotFound("/proc/self/ns/net: can't be read; is /proc mounted?");
        }
        return new Netns(
                inode,
                true,
                List.of(),
                List.of(),
                List.of((int) ProcessHandle.current().pid()),
                List.of(),
                null);
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new NotFound(path + ": can't be read; is /proc mounted?", e);
        }
    }
}
