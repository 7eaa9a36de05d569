package io.podwire.engine.pcap;

import com.sun.jna.Pointer;
import io.podwire.api.capture.FilterProgram.Instruction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One handle of libpcap that only compiles. For one thread. */
final class PcapHandle implements AutoCloseable {

    /**
     * "Local experimental EtherType 1" (IEEE 802): the socket of a live handle is for this protocol, so that no frame is copied for it
     * while it is open.
     */
    private static final int NOBODYS_PROTOCOL = 0x88b5;

    /** As small as libpcap's ring can be: nothing will come. */
    private static final int BUFFER_BYTES = 128 * 1024;

    /** {@code struct bpf_program}: a count, padding, a pointer. */
    private static final int PROGRAM_BYTES = 16;

    private static final int PROGRAM_POINTER = 8;

    /** {@code struct bpf_insn}. */
    private static final int INSTRUCTION_BYTES = 8;

    private final Pointer handle;

    private PcapHandle(Pointer handle) {
        this.handle = handle;
    }

    /** One without a socket. */
    static PcapHandle dead(int linkType, int snapLength) {
        Pointer handle = LibPcap.pcap_open_dead(LinkTypes.toDlt(linkType), snapLength);
        if (handle == null) {
            throw new IllegalStateException("pcap_open_dead(" + linkType + ", " + snapLength + "): no memory");
        }
        return new PcapHandle(handle);
    }

    /**
     * One with a socket on a link of the calling thread's network namespace.
     *
     * @throws PcapRefusal as pcap_activate(3): no such link, no CAP_NET_RAW
     */
    static PcapHandle live(String link, int snapLength) throws PcapRefusal {
        ByteBuffer error = direct(LibPcap.ERRBUF_SIZE);
        Pointer created = LibPcap.pcap_create(text(link), error);
        if (created == null) {
            throw new PcapRefusal(string(error));
        }
        PcapHandle handle = new PcapHandle(created);
        LibPcap.pcap_set_snaplen(created, snapLength);
        LibPcap.pcap_set_buffer_size(created, BUFFER_BYTES);
        LibPcap.onlyProtocol(created, NOBODYS_PROTOCOL);
        int status = LibPcap.pcap_activate(created);
        if (status < 0) {
            String detail = handle.error();
            handle.close();
            throw new PcapRefusal(
                    LibPcap.pcap_statustostr(status).getString(0) + (detail.isEmpty() ? "" : " (" + detail + ")"));
        }
        return handle;
    }

    /** True where its frames are of that type. */
    boolean is(int linkType) {
        return LibPcap.pcap_datalink(handle) == LinkTypes.toDlt(linkType);
    }

    /** Compiles; the program's instructions, copied. */
    List<Instruction> compile(String filter, boolean optimized, int netmask) throws PcapRefusal {
        ByteBuffer program = direct(PROGRAM_BYTES);
        if (LibPcap.pcap_compile(handle, program, text(filter), optimized ? 1 : 0, netmask) != 0) {
            throw new PcapRefusal(error());
        }
        try {
            return instructions(program);
        } finally {
            LibPcap.pcap_freecode(program);
        }
    }

    private static List<Instruction> instructions(ByteBuffer program) {
        int count = program.getInt(0);
        Pointer first = new Pointer(program.getLong(PROGRAM_POINTER));
        ByteBuffer raw =
                first.getByteBuffer(0, (long) count * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        List<Instruction> instructions = new ArrayList<>(count);
        for (int at = 0; at < raw.capacity(); at += INSTRUCTION_BYTES) {
            instructions.add(new Instruction(
                    raw.getShort(at) & 0xffff,
                    raw.get(at + 2) & 0xff,
                    raw.get(at + 3) & 0xff,
                    raw.getInt(at + 4) & 0xffff_ffffL));
        }
        return instructions;
    }

    /**
     * The IPv4 netmask of a link of the calling thread's network namespace, which {@code ip broadcast} compares with. libpcap gives it
     * in network order and takes it in the machine's: passed on as it comes, it would mask the address's wrong end.
     *
     * @return {@link LibPcap#NO_NETMASK} where it has none
     */
    static int netmask(String link) {
        ByteBuffer network = direct(4);
        ByteBuffer mask = direct(4);
        int status = LibPcap.pcap_lookupnet(text(link), network, mask, direct(LibPcap.ERRBUF_SIZE));
        return status == 0 ? mask.order(ByteOrder.BIG_ENDIAN).getInt(0) : LibPcap.NO_NETMASK;
    }

    private String error() {
        return LibPcap.pcap_geterr(handle).getString(0, StandardCharsets.UTF_8.name());
    }

    @Override
    public void close() {
        LibPcap.pcap_close(handle);
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] c = new byte[utf8.length + 1];
        System.arraycopy(utf8, 0, c, 0, utf8.length);
        return c;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static String string(ByteBuffer c) {
        int length = 0;
        while (length < c.capacity() && c.get(length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        c.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
