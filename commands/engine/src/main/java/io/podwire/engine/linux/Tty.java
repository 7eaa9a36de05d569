package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A terminal behind a descriptor that is not ours to close: its size, and its modes (tty_ioctl(4), termios(3)). For one thread at a time. */
public final class Tty {

    private static final int TCGETS = 0x5401;

    /** At once: to wait for what was written would be for ever after a Ctrl-S. */
    private static final int TCSETS = 0x5402;

    private static final int TIOCGWINSZ = 0x5413;

    /** asm-generic/termbits.h: four words of flags, the line discipline, 19 control characters. */
    private static final int TERMIOS_BYTES = 36;

    private static final int LOCAL_FLAGS_AT = 12;
    private static final int CHARACTERS_AT = 17;
    private static final int ICANON = 0x2;
    private static final int ECHO = 0x8;
    private static final int VQUIT = 1;
    private static final int VTIME = 5;
    private static final int VMIN = 6;
    private static final int VSUSP = 10;

    /** struct winsize: rows, columns, and two sizes in pixels that nobody fills. */
    private static final int WINSIZE_BYTES = 8;

    private final int descriptor;
    private final ByteBuffer size = allocate(WINSIZE_BYTES);

    /** @param descriptor stays the caller's */
    public Tty(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * How large it is.
     *
     * @param columns 0 where the kernel was never told
     * @param rows 0 where the kernel was never told
     */
    public record Size(int columns, int rows) {}

    /**
     * Asks for its size.
     *
     * @throws SystemCallException ENOTTY where it is no terminal, EIO where it was hung up
     */
    public Size size() throws SystemCallException {
        // Native: ioctl(2) TIOCGWINSZ. Writes into our buffer during the call; ENOTTY, EIO. Any thread.
        call(TIOCGWINSZ, size, "TIOCGWINSZ");
        return new Size(size.getShort(2) & 0xffff, size.getShort(0) & 0xffff);
    }

    /**
     * Has keys come one by one and not be shown, and takes its meaning from Ctrl-\; Ctrl-C keeps its. A process that is not in
     * the terminal's foreground is stopped by this (SIGTTOU).
     *
     * @param suspendable Ctrl-Z keeps its meaning too
     * @return the modes before, for {@link #set}
     * @throws SystemCallException ENOTTY where it is no terminal, EIO where it was hung up
     */
    public byte[] hush(boolean suspendable) throws SystemCallException {
        ByteBuffer modes = allocate(TERMIOS_BYTES);
        // Native: ioctl(2) TCGETS. Writes a struct termios into our buffer during the call; ENOTTY, EIO. Any thread.
        call(TCGETS, modes, "TCGETS");
        byte[] before = new byte[TERMIOS_BYTES];
        modes.get(0, before);
        modes.putInt(LOCAL_FLAGS_AT, modes.getInt(LOCAL_FLAGS_AT) & ~(ICANON | ECHO));
        modes.put(CHARACTERS_AT + VMIN, (byte) 1).put(CHARACTERS_AT + VTIME, (byte) 0);
        modes.put(CHARACTERS_AT + VQUIT, (byte) 0);
        if (!suspendable) {
            modes.put(CHARACTERS_AT + VSUSP, (byte) 0);
        }
        set(modes);
        return before;
    }

    /**
     * Sets modes as they were.
     *
     * @param before what {@link #hush} gave
     * @throws SystemCallException EIO where it was hung up
     */
    public void set(byte[] before) throws SystemCallException {
        set(allocate(TERMIOS_BYTES).put(0, before));
    }

    /**
     * Whether it takes what is written; one that nobody reads, or that was stopped by Ctrl-S, does not.
     *
     * @param millis how long to wait for that
     */
    public boolean takes(int millis) {
        ByteBuffer poll = allocate(8).putInt(0, descriptor).putShort(4, (short) Libc.POLLOUT);
        // Native: poll(2) of one descriptor. Reads and writes our buffer during the call; EINTR. Any thread.
        return Libc.poll(poll, 1, millis) > 0;
    }

    private void set(ByteBuffer modes) throws SystemCallException {
        // Native: ioctl(2) TCSETS. Reads our buffer during the call; ENOTTY, EIO, EINTR. Any thread.
        call(TCSETS, modes, "TCSETS");
    }

    private void call(int request, ByteBuffer argument, String what) throws SystemCallException {
        while (Libc.ioctl(descriptor, request, argument) < 0) {
            int errno = Libc.errno();
            if (errno != Errno.EINTR) {
                throw new SystemCallException("ioctl(" + what + ", " + descriptor + ")", errno);
            }
        }
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
