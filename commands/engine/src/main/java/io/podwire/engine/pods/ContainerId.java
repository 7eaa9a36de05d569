package io.podwire.engine.pods;

/** What an id of a container looks like. */
final class ContainerId {

    /** SHA-256 in hex: what containerd's CRI, CRI-O, Docker and Podman give. */
    private static final int FULL = 64;

    private ContainerId() {}

    /** True for 64 lower-case hex digits; containers made by hand ({@code ctr run}) may be called anything else. */
    static boolean isFull(String text) {
        return text.length() == FULL && isHex(text);
    }

    /** True for lower-case hex digits only, and at least one. */
    static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Index at which a full id stands within a longer name such as {@code NET-ID-eth0}, or -1. */
    static int indexIn(String name) {
        int run = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            run = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? run + 1 : 0;
            boolean ends = i + 1 == name.length() || !isHex(name.substring(i + 1, i + 2));
            if (run == FULL && ends) {
                return i + 1 - FULL;
            }
        }
        return -1;
    }
}
