package io.podwire.engine.pcap;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.podwire.engine.linux.Libc;
import java.nio.ByteBuffer;

/**
 * libpcap's calls that compiling needs, bound directly; all of them are in 1.0 (2008) and later. Loading this class loads the library:
 * see {@link PcapLibrary}.
 *
 * <p>Rules that hold for every call here: a {@code pcap_t} belongs to one thread at a time, and errors of a handle are read by {@link
 * #pcap_geterr} before anything else is called with it. A {@code ByteBuffer} must be direct; C owns nothing of it after the call.
 */
final class LibPcap {

    /** Bytes that libpcap may write into an error buffer (pcap.h). */
    static final int ERRBUF_SIZE = 256;

    /** With it, as in tcpdump, {@code ip broadcast} takes 255.255.255.255 and 0.0.0.0 only. */
    static final int NO_NETMASK = 0;

    /**
     * Names under which the library is installed: its own, and Debian's, which kept that of an old ABI. The name without a number is
     * a link that only developers' packages bring.
     */
    private static final String[] NAMES = {"libpcap.so.1", "libpcap.so.0.8", "libpcap.so"};

    private static final NativeLibrary LIBRARY;

    static {
        // Sets JNA up so that it starts no program to look for libraries.
        Libc.load();
        LIBRARY = open();
        Native.register(LibPcap.class, LIBRARY);
    }

    private LibPcap() {}

    private static NativeLibrary open() {
        UnsatisfiedLinkError last = null;
        for (String name : NAMES) {
            try {
                return NativeLibrary.getInstance(name);
            } catch (UnsatisfiedLinkError e) {
                last = e;
            }
        }
        throw last;
    }

    // Native: pcap_lib_version(3). The string is the library's; never freed.
    static native Pointer pcap_lib_version();

    // Native: pcap_open_dead(3). A handle without a socket, ours to close; NULL without memory.
    static native Pointer pcap_open_dead(int linkType, int snapLength);

    // Native: pcap_create(3). A handle that is ours to close; opens nothing yet. NULL with the reason in the buffer.
    static native Pointer pcap_create(byte[] device, ByteBuffer error);

    // Native: pcap_set_snaplen(3), pcap_set_buffer_size(3). Before pcap_activate only.
    static native int pcap_set_snaplen(Pointer handle, int bytes);

    static native int pcap_set_buffer_size(Pointer handle, int bytes);

    // Native: pcap_activate(3). Opens a packet socket in the calling thread's network namespace, and keeps it until
    // pcap_close. 0, a warning above, or an error below.
    static native int pcap_activate(Pointer handle);

    // Native: pcap_statustostr(3). The string is the library's; never freed.
    static native Pointer pcap_statustostr(int status);

    // Native: pcap_datalink(3), a DLT number.
    static native int pcap_datalink(Pointer handle);

    // Native: pcap_set_datalink(3), of an active handle. -1 with pcap_geterr.
    static native int pcap_set_datalink(Pointer handle, int linkType);

    // Native: pcap_lookupnet(3). Asks by an ioctl in the calling thread's network namespace; writes both numbers, in
    // network
    // order. -1 with the reason in the buffer, also where the link has no IPv4 address.
    static native int pcap_lookupnet(byte[] device, ByteBuffer network, ByteBuffer mask, ByteBuffer error);

    // Native: pcap_compile(3). Reads the text; fills struct bpf_program, whose instructions are C's until
    // pcap_freecode.
    // May look names up (getaddrinfo(3)) and so block. Needs a deep stack for long filters: see PcapCompiler. -1 with
    // pcap_geterr.
    static native int pcap_compile(Pointer handle, ByteBuffer program, byte[] text, int optimize, int netmask);

    // Native: pcap_freecode(3). Frees the instructions, not the struct.
    static native void pcap_freecode(ByteBuffer program);

    // Native: pcap_geterr(3). The string is the handle's, until the next call with it.
    static native Pointer pcap_geterr(Pointer handle);

    // Native: pcap_close(3). Frees the handle and closes its socket; once.
    static native void pcap_close(Pointer handle);

    /** Of frames of this EtherType only, where the library can (1.9 and later); else of all. Before {@link #pcap_activate} only. */
    static void onlyProtocol(Pointer handle, int etherType) {
        Function call;
        try {
            call = LIBRARY.getFunction("pcap_set_protocol_linux");
        } catch (UnsatisfiedLinkError e) {
            return;
        }
        // Native: pcap_set_protocol_linux(3). Keeps the number in the handle.
        call.invokeInt(new Object[] {handle, etherType});
    }
}
