package io.podwire.api.probe;

/** Whose clock measured a round trip. */
public enum RttClock {
    /** The kernel's TCP, between SYN and SYN-ACK (tcpi_rtt of tcp(7)). */
    TCP_INFO,
    /** The kernel's time stamps of packets sent and received (SO_TIMESTAMPING), or of received ones alone. */
    KERNEL,
    /** Ours, between two system calls: includes the time this process waited for a processor. */
    USER
}
