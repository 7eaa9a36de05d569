package io.podwire.api.net;

/**
 * A kernel setting of a network namespace ({@code /proc/sys/net}, ip-sysctl.rst).
 *
 * @param netns inode of its namespace
 * @param name with dots as sysctl(8) writes it; with slashes where a link's name has a dot
 * @param value its text without the line break
 */
public record Sysctl(long netns, String name, String value) {}
