package io.podwire.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.podwire.api.net.AttachedProgram;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netlink.Request;
import io.podwire.engine.netns.NetnsTable;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.testkit.NetnsWorld;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real programs on a real link, in a namespace that is not the test's own. */
class LinkProgramsTest {

    private static final HostRoot ROOT = HostRoot.of("/");
    private static final long BPF = 321;
    private static final int BPF_PROG_LOAD = 5;
    private static final int BPF_LINK_CREATE = 28;
    private static final int SCHED_CLS = 3;
    private static final int XDP = 6;
    private static final int TCX_INGRESS = 46;
    private static final int TCX_EGRESS = 47;

    private NetnsWorld world;
    private OpenNetns open;

    @BeforeEach
    void begin() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the test knows bpf(2)'s number on amd64 only");
        world = NetnsWorld.orSkip();
        String pod = world.netns("pod");
        world.veth(pod, "e0", pod, "e1");
        long inode = world.inode(pod);
        Netns netns = new NetnsTable(ROOT)
                .list().items().stream()
                        .filter(n -> n.inode() == inode)
                        .findFirst()
                        .orElseThrow();
        open = OpenNetns.open(netns, ROOT);
    }

    @AfterEach
    void end() {
        if (open != null) {
            open.close();
        }
        if (world != null) {
            world.close();
        }
    }

    private List<Link> links() {
        try (LocalNetwork network = LocalNetwork.open(open.netns(), ROOT)) {
            return network.links();
        }
    }

    private Link e0() {
        return links().stream().filter(l -> l.name().equals("e0")).findFirst().orElseThrow();
    }

    @Test
    void tcxProgramsOfBothDirections() throws Exception {
        int in = load(SCHED_CLS, "podwire_in");
        int out = load(SCHED_CLS, "podwire_out");
        int index = e0().index();
        int first = open.inside(() -> attach(in, index, TCX_INGRESS));
        assumeTrue(first >= 0, "this kernel attaches no program by tcx (before 6.6)");
        int second = open.inside(() -> attach(out, index, TCX_EGRESS));
        try {
            assertThat(e0().programs())
                    .containsExactly(
                            new AttachedProgram("tcx-ingress", id(in), "podwire_in", tag(in)),
                            new AttachedProgram("tcx-egress", id(out), "podwire_out", tag(out)));
            assertThat(links())
                    .filteredOn(l -> !l.name().equals("e0"))
                    .allMatch(l -> l.programs().isEmpty());
        } finally {
            List.of(first, second, in, out).forEach(Libc::close);
        }
        assertThat(e0().programs()).isEmpty();
    }

    @Test
    void xdp() throws Exception {
        int program = load(XDP, "podwire_xdp");
        int index = e0().index();
        try (NetlinkSocket socket = open.netlink(NetlinkSocket.NETLINK_ROUTE, null)) {
            Request set = new Request(19, 4).u16(0).u16(0).u32(index).u32(0).u32(0); // RTM_SETLINK, NLM_F_ACK
            int xdp = set.begin(43); // IFLA_XDP
            set.attribute32(1, program).attribute32(3, 2).end(xdp); // IFLA_XDP_FD, IFLA_XDP_FLAGS: generic
            socket.ask(set, m -> m);
            assertThat(e0().programs())
                    .containsExactly(new AttachedProgram("xdp-generic", id(program), "podwire_xdp", tag(program)));
        } finally {
            Libc.close(program);
        }
    }

    /** A program that returns 0, that is "next" of tcx and "aborted" of XDP. */
    private static int load(int type, String name) {
        ByteBuffer instructions = direct(16).putLong(0, 0xb7L).putLong(8, 0x95L); // r0 = 0; exit
        ByteBuffer license = direct(4).put(0, "GPL\0".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer attributes = direct(64);
        attributes
                .putInt(0, type)
                .putInt(4, 2)
                .putLong(8, address(instructions))
                .putLong(16, address(license));
        attributes.put(48, name.getBytes(StandardCharsets.US_ASCII));
        int fd = (int) Libc.syscall(BPF, BPF_PROG_LOAD, attributes, 64);
        assumeTrue(fd >= 0, () -> "bpf(BPF_PROG_LOAD): " + Errno.describe(Libc.errno()));
        return fd;
    }

    private static int attach(int program, int link, int hook) {
        ByteBuffer attributes = direct(64).putInt(0, program).putInt(4, link).putInt(8, hook);
        return (int) Libc.syscall(BPF, BPF_LINK_CREATE, attributes, 64);
    }

    private static long id(int fd) throws Exception {
        return Long.parseLong(field(fd, "prog_id:"));
    }

    private static String tag(int fd) throws Exception {
        return field(fd, "prog_tag:");
    }

    private static String field(int fd, String name) throws Exception {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
                .filter(l -> l.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length())
                .strip();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static long address(ByteBuffer buffer) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }
}
