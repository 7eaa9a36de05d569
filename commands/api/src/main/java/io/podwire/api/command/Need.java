package io.podwire.api.command;

/** What a command needs from the host before it can answer. */
public enum Need {
    /** To enter other network namespaces: {@code CAP_SYS_ADMIN} over them, and {@code CAP_SYS_PTRACE} to see who holds them. */
    NETNS,
    /** To list the connection tracking table: {@code CAP_NET_ADMIN}. */
    NET_ADMIN,
    /** A host that runs, to send from: a snapshot only answers. Which capability a kind of packet takes, its sender tells. */
    LIVE
}
