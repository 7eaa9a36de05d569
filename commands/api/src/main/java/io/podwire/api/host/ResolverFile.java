package io.podwire.api.host;

/**
 * A file by which programs of some place find addresses, as they see it: resolv.conf(5) or hosts(5).
 *
 * @param path as the host would write it; for a program in another mount namespace below {@code /proc/PID/root}
 * @param text of it, at most 64 KiB; null where the file is not there
 */
public record ResolverFile(String path, String text) {}
