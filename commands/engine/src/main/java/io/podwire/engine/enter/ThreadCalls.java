package io.podwire.engine.enter;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.podwire.engine.linux.Libc;

/**
 * The C library's calls that change what a thread is, and that execute or spawn from it. Same rules as {@link Libc}, with these
 * differences: calls of posix_spawn(3) return their error number, and strings are NUL-terminated byte arrays ({@link NativeText}).
 */
final class ThreadCalls {

    static final int CLONE_FS = 0x200;
    static final int CLONE_FILES = 0x400;
    static final int CLONE_NEWNS = 0x20000;

    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    /** Only names the file; asm-generic's value, which amd64 and arm64 share. */
    static final int O_PATH = 0x200000;

    static final long MS_NOSUID = 2;
    static final long MS_NODEV = 4;
    static final long MS_NOEXEC = 8;
    static final long MS_BIND = 4096;
    static final long MS_REC = 16384;
    static final long MS_SLAVE = 1 << 19;
    static final int MNT_DETACH = 2;

    static final int F_SETFD = 2;
    static final int FD_CLOEXEC = 1;
    static final int CLOSE_RANGE_CLOEXEC = 4;

    static final int X_OK = 1;
    static final int SIG_BLOCK = 0;
    static final int SIG_SETMASK = 2;
    static final int RLIMIT_NOFILE = 7;

    static final short POSIX_SPAWN_SETPGROUP = 2;
    static final short POSIX_SPAWN_SETSIGDEF = 4;
    static final short POSIX_SPAWN_SETSIGMASK = 8;

    static final int P_PID = 1;
    static final int WEXITED = 4;
    static final int WNOWAIT = 0x01000000;

    static final int SIGKILL = 9;
    static final int SIGQUIT = 3;
    static final int SIGTTOU = 22;

    static final int TCSADRAIN = 1;

    static {
        Libc.load();
        Native.register(ThreadCalls.class, NativeLibrary.getProcess());
    }

    private ThreadCalls() {}

    /** Binds the library now, on this thread; later calls do nothing. */
    static void load() {
        // The static initializer did it.
    }

    // Native: mount(2), umount2(2). In the calling thread's mount namespace. Strings are only read; null where the call
    // allows it.
    static native int mount(byte[] source, byte[] target, byte[] type, long flags, byte[] data);

    static native int umount2(byte[] target, int flags);

    // Native: fchdir(2), chroot(2). For the calling thread alone once it has left CLONE_FS.
    static native int fchdir(int fd);

    static native int chroot(byte[] path);

    // Native: access(2). With the real ids; only to tell why execve failed.
    static native int access(byte[] path, int mode);

    // Native: dup2(2). In the calling thread's own table once it has left CLONE_FILES.
    static native int dup2(int from, int to);

    // Native: fcntl(2) with F_SETFD. Variadic; integers are passed the same on amd64 and arm64.
    static native int fcntl(int fd, int command, long argument);

    // Native: pipe2(2). fds: int[2], filled by the call; the caller owns both.
    static native int pipe2(int[] fds, int flags);

    // Native: write(2). Any thread; may write less than asked.
    static native long write(int fd, byte[] data, long length);

    // Native: execve(2). On success the process is the new program and every other thread is gone. Blocks of pointers
    // are ours.
    static native int execve(byte[] path, Pointer arguments, Pointer environment);

    // Native: posix_spawn(3). Returns an error number. The child starts as a copy of the calling thread (namespaces,
    // directory,
    // descriptors, credentials); the thread stands still until it has executed. pid: int[1], filled.
    static native int posix_spawn(
            int[] pid, byte[] path, Pointer actions, Pointer attributes, Pointer arguments, Pointer environment);

    // Native: posix_spawnattr_*(3). attributes: our memory, larger than any libc's posix_spawnattr_t. Return error
    // numbers.
    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawnattr_setpgroup(Pointer attributes, int group);

    static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

    static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

    static native int posix_spawnattr_destroy(Pointer attributes);

    // Native: sigemptyset(3), sigaddset(3). set: our memory, at least 128 bytes.
    static native int sigemptyset(Pointer set);

    static native int sigaddset(Pointer set, int signal);

    // Native: pthread_sigmask(3). The calling thread's mask; returns an error number.
    static native int pthread_sigmask(int how, Pointer set, Pointer old);

    // Native: sigaction(2). The whole process's. action, old: our memory, larger than any libc's struct sigaction
    // (glibc:
    // 152), which
    // begins with the handler; either may be null.
    static native int sigaction(int signal, Pointer action, Pointer old);

    // Native: getrlimit(2), setrlimit(2). The whole process's. limit: struct rlimit {u64 soft, u64 hard}.
    static native int getrlimit(int resource, Pointer limit);

    static native int setrlimit(int resource, Pointer limit);

    // Native: kill(2). A negative pid is a process group.
    static native int kill(int pid, int signal);

    // Native: waitid(2). Blocks unless told otherwise. info: our memory, 128 bytes (siginfo_t).
    static native int waitid(int kind, int id, Pointer info, int options);

    // Native: getpgrp(2). Never fails.
    static native int getpgrp();

    // Native: setpgid(2). 0, 0: this process becomes the leader of a group of its own. EPERM for a session's leader.
    static native int setpgid(int pid, int group);

    // Native: tcgetpgrp(3), tcsetpgrp(3). tty: the controlling terminal. Set from a group in the background, SIGTTOU
    // stops
    // that group, unless the calling thread blocks it. A group whose leader this pid namespace does not see is 0.
    static native int tcgetpgrp(int tty);

    static native int tcsetpgrp(int tty, int group);

    // Native: tcgetattr(3), tcsetattr(3). state: our memory, larger than any libc's struct termios (glibc: 60). SIGTTOU
    // as above.
    static native int tcgetattr(int tty, Pointer state);

    static native int tcsetattr(int tty, int when, Pointer state);

    // Native: syscall(2). For what the C library would do to all threads (setresuid) or does not have on old hosts
    // (close_range).
    static native long syscall(long number, long a, long b, long c);
}
