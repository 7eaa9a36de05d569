package io.podwire.engine.linux;

/** What helps a thread to keep up with the kernel. None of it must succeed: then it is only slower. */
public final class KeepingUp {

    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int F_SETPIPE_SZ = 1031;

    private KeepingUp() {}

    /**
     * Takes the calling thread's nice value back by so many steps, not below 0; it keeps it until it ends (setpriority(2)). Without
     * CAP_SYS_NICE it stays as it was.
     */
    public static void lessNice(int steps) {
        int now = Libc.getpriority(PRIO_PROCESS, CALLING_THREAD);
        if (now > 0) {
            Libc.setpriority(PRIO_PROCESS, CALLING_THREAD, Math.max(0, now - steps));
        }
    }

    /**
     * Makes a pipe hold more, so that its ends need not take turns for every few packets (F_SETPIPE_SZ of fcntl(2)). What is no pipe, or
     * may not be so large (/proc/sys/fs/pipe-max-size), stays as it was.
     *
     * @param descriptor of either end
     */
    public static void widePipe(int descriptor, int bytes) {
        Libc.fcntl(descriptor, F_SETPIPE_SZ, bytes);
    }
}
