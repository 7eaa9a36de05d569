package io.podwire.api.probe;

/** What came of a probe. */
public enum Outcome {
    /** The target answered as one hopes: an echo reply, a connection, a datagram, a message. */
    ANSWERED,
    /** The target is there and does not want: RST, or ICMP port unreachable from the target itself. */
    REFUSED,
    /** Somebody said with ICMP that it can't get there; {@link Reply#from} says who, {@link Reply#icmp} why. */
    UNREACHABLE,
    /** Its TTL was used up at {@link Reply#from}. */
    EXPIRED,
    /** It does not fit through without being fragmented; the MTU stands in {@link Reply#icmp}. */
    TOO_BIG,
    /** Nothing came in time. What comes afterwards is told as {@link #LATE}. */
    TIMED_OUT,
    /** An answer to a probe that was told as {@link #TIMED_OUT} before: late is not lost. */
    LATE,
    /** It never left: no route, no free port, no such source address, a filter of our own host; {@link Reply#problem} says which. */
    NOT_SENT
}
