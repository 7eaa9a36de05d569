package io.podwire.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Loads a program of our own (return 0) and asks for it by the id that its descriptor's fdinfo tells. */
class BpfProgramsTest {

    private static final int BPF_PROG_LOAD = 5;
    private static final int SOCKET_FILTER = 1;

    @Test
    void tellsNameAndTagOfAProgram() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the test knows bpf(2)'s number on amd64 only");
        ByteBuffer instructions = direct(16)
                .putLong(0, 0x00000000000000b7L) // r0 = 0
                .putLong(8, 0x0000000000000095L); // exit
        ByteBuffer license = direct(4).put(0, "GPL\0".getBytes());
        ByteBuffer attributes = direct(64);
        attributes.putInt(0, SOCKET_FILTER).putInt(4, 2);
        attributes.putLong(8, address(instructions)).putLong(16, address(license));
        attributes.put(48, "podwire_test".getBytes());
        int fd = (int) Libc.syscall(321, BPF_PROG_LOAD, attributes, 64);
        assumeTrue(fd >= 0, () -> "bpf(BPF_PROG_LOAD): " + Errno.describe(Libc.errno()));
        try {
            String fdinfo = new String(new java.io.FileInputStream("/proc/self/fdinfo/" + fd).readAllBytes());
            long id = Long.parseLong(field(fdinfo, "prog_id:"));

            BpfPrograms.Info info = new BpfPrograms().of(id);

            assertThat(info.name()).isEqualTo("podwire_test");
            assertThat(info.tag()).isEqualTo(field(fdinfo, "prog_tag:"));
        } finally {
            Libc.close(fd);
        }
    }

    @Test
    void aProgramThatIsGoneHasNeither() {
        assertThat(new BpfPrograms().of(0x7fff_fff0L)).isEqualTo(new BpfPrograms.Info(null, null));
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(l -> l.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length())
                .trim();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static long address(ByteBuffer buffer) {
        return com.sun.jna.Pointer.nativeValue(com.sun.jna.Native.getDirectBufferPointer(buffer));
    }
}
