package io.podwire.engine.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcTextTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aProgramMayBeNamedAnything() {
        HostProcess.Stat stat =
                ProcText.stat(bytes("606 (a) b\n(c) S 562 606 606 0 -1 4194560 885 0 0 0 1 0 0 0 20 0 1 0"
                        + " 137483 1011712 137 18446744073709551615\n"));

        assertThat(stat).isEqualTo(new HostProcess.Stat("a) b\n(c", 'S', 562, 137483));
    }

    @Test
    void pidsInEveryPidNamespace() {
        HostProcess.Status status =
                ProcText.status(bytes("Name:\tpause\nUid:\t65535\t0\t0\t0\nNSpid:\t4711\t606\t1\nNSpgid:\t9\n"));

        assertThat(status.namespacePids()).containsExactly(4711, 606, 1);
        assertThat(status.uid()).isEqualTo(65535);
    }

    @Test
    void theUnifiedHierarchyComesFirst() {
        assertThat(ProcText.cgroups(bytes("9:name=systemd:/a\n8:pids:/a\n1:cpu,cpuacct:/b:c\n0::/u\n")))
                .containsExactly("/u", "/a", "/b:c");
        assertThat(ProcText.cgroups(bytes("garbage\n1:x\n0::/\n"))).containsExactly("/");
    }

    @Test
    void inodes() {
        assertThat(ProcText.inode("net:[4026531840]")).isEqualTo(4026531840L);
        assertThat(ProcText.inode("/dev/null")).isNull();
        assertThat(ProcText.inode("net:[x]")).isNull();
    }

    @Test
    void garbageThrowsNothing() {
        Random random = new Random(7);
        String seed = "606 (pause) S 562 606 0 -1 0 0 0\nNSpid:\t1\t2\nUid:\t1\n0::/kubepods\n[12]";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = bytes(seed.substring(0, random.nextInt(seed.length())));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ProcText.stat(bytes);
            ProcText.status(bytes);
            ProcText.cgroups(bytes);
            ProcText.inode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }
}
