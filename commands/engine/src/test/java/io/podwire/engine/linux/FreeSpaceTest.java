package io.podwire.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotFound;
import io.podwire.api.host.DiskSpace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {

    /** What does not change while others write: the size of a filesystem. The rest is between nothing and all of it. */
    @Test
    void saysWhatStatSays() throws Exception {
        Process stat = new ProcessBuilder("stat", "-f", "-c", "%b %S %c", "/proc/self/cwd").start();
        String[] told = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ");
        DiskSpace space = FreeSpace.of(Path.of("."));
        assertThat(space.total()).isEqualTo(Long.parseLong(told[0]) * Long.parseLong(told[1]));
        assertThat(space.inodes()).isEqualTo(Long.parseLong(told[2]));
        assertThat(space.free()).isBetween(0L, space.total());
        assertThat(space.freeInodes()).isBetween(0L, space.inodes());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> FreeSpace.of(Path.of("/nowhere/at/all")))
                .isInstanceOf(NotFound.class)
                .hasMessage("/nowhere/at/all: statvfs: ENOENT (No such file or directory)");
    }
}
