package io.podwire.engine.linux;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads symbolic links fast: a node has tens of thousands of {@code /proc/PID/fd/N}, and {@link java.nio.file.Files} makes an
 * exception for each that vanished meanwhile.
 */
public final class Links {

    /** PATH_MAX of Linux. */
    private static final int LONGEST = 4096;

    private static final ThreadLocal<ByteBuffer> TARGET =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(LONGEST));

    private Links() {}

    /** What a link holds, or null where it can't be read ({@link Libc#errno} tells why). Never follows it, so never hangs on it. */
    public static String read(String path) {
        ByteBuffer target = TARGET.get();
        long length = Libc.readlink(Libc.path(path), target, LONGEST);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[(int) length];
        target.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The inode that a namespace link names.
     *
     * @param kind {@code net}, {@code mnt}, …
     * @return the number in {@code net:[4026531840]}; 0 where the path is no such link or can't be read
     */
    public static long namespace(String path, String kind) {
        return inode(read(path), kind);
    }

    /** The inode in {@code kind:[INODE]}; 0 for any other text or null. */
    public static long inode(String target, String kind) {
        if (target == null
                || !target.startsWith(kind)
                || !target.startsWith(":[", kind.length())
                || !target.endsWith("]")) {
            return 0;
        }
        long inode = 0;
        for (int i = kind.length() + 2; i < target.length() - 1; i++) {
            int digit = target.charAt(i) - '0';
            if (digit < 0 || digit > 9 || inode > 1L << 50) {
                return 0;
            }
            inode = inode * 10 + digit;
        }
        return inode;
    }
}
