package io.podwire.engine.linux;

import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;

/**
 * The kernel refused. Checked, so that every caller either knows what this errno means where it asked, or says
 * {@link #about whom} it was.
 */
public final class SystemCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * A refusal.
     *
     * @param call what was called, with its arguments as far as they help: {@code setns(/proc/41872/ns/net)}
     */
    public SystemCallException(String call, int errno) {
        this(call, errno, null);
    }

    /**
     * A refusal with the kernel's own words.
     *
     * @param words text of NLMSGERR_ATTR_MSG, or null
     */
    public SystemCallException(String call, int errno, String words) {
        super(Printable.of(call) + ": " + Errno.describe(errno) + (words == null ? "" : ": " + Printable.of(words)));
        this.errno = errno;
    }

    /** The last failure of the calling thread in {@link Libc}. */
    static SystemCallException last(String call) {
        return new SystemCallException(call, Libc.errno());
    }

    /** The error number. */
    public int errno() {
        return errno;
    }

    /** What the user is told: the type follows from the errno. */
    public PodwireException about(String subject) {
        String message = subject + ": " + getMessage();
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES ->
                new NotPermitted(
                        message,
                        this,
                        "needs: CAP_SYS_ADMIN and CAP_SYS_PTRACE for other network namespaces, CAP_NET_ADMIN for conntrack",
                        "try:   sudo podwire …");
            case Errno.ENOENT, Errno.ESRCH, Errno.ENXIO, Errno.ENODEV, Errno.ENETUNREACH, Errno.EHOSTUNREACH ->
                new NotFound(message, this);
            case Errno.ETIMEDOUT -> new TimedOut(message, this);
            default -> new Unsupported(message, this);
        };
    }
}
