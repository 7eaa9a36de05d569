package io.podwire.api.net;

/**
 * The table of tracked connections as a whole, counted over all CPUs (IPCTNL_MSG_CT_GET_STATS_CPU).
 *
 * @param netns inode of its namespace
 * @param listed entries that were listed
 * @param count entries in the table; null where the kernel does not track
 * @param max the most the host allows; null where it is not told
 * @param insertFailed entries that could not be added
 * @param drops packets dropped for it
 * @param earlyDrops entries thrown out to make room
 * @param invalid packets that fit no connection
 */
public record ConntrackSummary(
        long netns, long listed, Long count, Long max, Long insertFailed, Long drops, Long earlyDrops, Long invalid) {}
