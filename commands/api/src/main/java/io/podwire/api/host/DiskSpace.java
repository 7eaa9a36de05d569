package io.podwire.api.host;

/**
 * Room on a filesystem (statvfs(3)).
 *
 * @param total bytes it has
 * @param free bytes that may still be written by whoever asks
 * @param inodes files it can have; 0 where it has no such limit (btrfs, some network filesystems)
 * @param freeInodes files that may still be made
 */
public record DiskSpace(long total, long free, long inodes, long freeInodes) {}
