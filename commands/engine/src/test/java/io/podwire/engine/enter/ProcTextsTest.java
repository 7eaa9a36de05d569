package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcTextsTest {

    @Test
    void onlyTheTopmostMountsBelowSysAreCarriedOver() {
        String mountinfo = "22 20 0:21 / /sys rw - sysfs sysfs rw\n"
                + "23 22 0:28 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw\n"
                + "24 22 0:27 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n"
                + "25 22 0:30 / /sys/fs/bpf rw - bpf bpf rw\n"
                + "26 22 0:31 / /sys/fs/bpf2\\040x rw - bpf bpf rw\n"
                + "27 20 0:32 / /system rw - tmpfs tmpfs rw\nshort";
        assertThat(Wardrobe.belowSys(mountinfo)).containsExactly("fs/cgroup", "fs/bpf");
    }

    @Test
    void theSoftLimitOfOpenFilesIsRead() {
        String limits = "Limit                     Soft Limit           Hard Limit           Units     \n"
                + "Max open files            1024                 524288               files     \n";
        assertThat(OpenFileLimit.soft(limits)).isEqualTo(1024);
        assertThat(OpenFileLimit.soft("Max open files            unlimited            unlimited            files"))
                .isZero();
        assertThat(OpenFileLimit.soft("")).isZero();
        assertThat(OpenFileLimit.soft("Max open files")).isZero();
    }

    @Test
    void wordsThatTheLocaleSpoiledAreTakenFromTheOwnCommandLine() {
        List<byte[]> own =
                OwnCommandLine.split("java\0nsenter\0--\0echo\0\u00fc\0\u00f6 \0".getBytes(StandardCharsets.UTF_8));
        List<String> spoiled = List.of("nsenter", "--net=/proc/self/fd/7", "echo", "\ufffd\ufffd", "\ufffd\ufffd ");
        assertThat(OwnCommandLine.match(spoiled, own, StandardCharsets.US_ASCII))
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactly("nsenter\0", "--net=/proc/self/fd/7\0", "echo\0", "\u00fc\0", "\u00f6 \0");
        assertThat(OwnCommandLine.match(List.of("\u00fc"), own, StandardCharsets.UTF_8))
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactly("\u00fc\0");
    }
}
