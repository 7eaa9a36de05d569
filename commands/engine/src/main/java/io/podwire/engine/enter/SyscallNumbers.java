package io.podwire.engine.enter;

/**
 * Numbers of system calls that must reach the kernel without the C library, whose setuid(3) family changes every thread of the
 * process. From the kernel's {@code arch/x86/entry/syscalls/syscall_64.tbl} and {@code include/uapi/asm-generic/unistd.h}.
 *
 * @param setgroups setgroups(2)
 * @param setresgid setresgid(2)
 * @param setresuid setresuid(2)
 * @param closeRange close_range(2), which has one number everywhere
 */
record SyscallNumbers(int setgroups, int setresgid, int setresuid, int closeRange) {

    /** Of this machine, by Java's name for its architecture; null for one that podwire does not know. */
    static SyscallNumbers of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> new SyscallNumbers(116, 119, 117, 436);
            case "aarch64", "riscv64" -> new SyscallNumbers(159, 149, 147, 436);
            default -> null;
        };
    }
}
