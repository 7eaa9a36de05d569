package io.podwire.scripts;

/**
 * A program that was run and has ended.
 *
 * @param status its exit status: 0 to 255, or 128 + n where signal n killed it
 * @param out what it wrote, as UTF-8; at most the first {@value #KEPT} bytes
 * @param err what it complained, kept likewise
 * @param truncated true where more was written than is kept
 */
public record Completed(int status, String out, String err, boolean truncated) {

    /** Bytes kept of each stream: podwire's whole heap is 128 MB. */
    public static final int KEPT = 4 << 20;

    /** The lines it wrote, without their ends. */
    public java.util.List<String> lines() {
        return out.lines().toList();
    }
}
