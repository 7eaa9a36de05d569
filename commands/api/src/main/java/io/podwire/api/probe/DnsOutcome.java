package io.podwire.api.probe;

/** What came of one question to one name server. */
public enum DnsOutcome {
    /** Records of the type that was asked for. */
    ANSWERED,
    /** The name exists, and has none of that type (RFC 2308 section 2.2); or it is an alias whose end has none. */
    NODATA,
    /** The name does not exist. */
    NXDOMAIN,
    /** The server could not find out; often the servers behind it do not answer. */
    SERVFAIL,
    /** The server does not want to answer this asker or this name. */
    REFUSED,
    /** The server did not understand the question. */
    FORMERR,
    /** The server knows no such kind of question. */
    NOTIMP,
    /** Any other response code. */
    OTHER,
    /** The answer did not fit into a datagram (TC); it is to be asked again over TCP. */
    TRUNCATED,
    /** Something came that is no answer to this question: another id or question, or no DNS at all. */
    WRONG,
    /** Nothing came in time. */
    TIMED_OUT,
    /** The answer to a question that was told as {@link #TIMED_OUT} before. */
    LATE,
    /** The server's machine is there, and nobody listens on that port: ICMP port unreachable, or RST. */
    CLOSED,
    /** Somebody on the way said with ICMP that it can't be reached. */
    UNREACHABLE,
    /** The question never left. */
    NOT_SENT,
    /** It would be asked: a dry run. */
    PLANNED;

    /** True where the server said something, and be it a refusal. */
    public boolean replied() {
        return switch (this) {
            case ANSWERED, NODATA, NXDOMAIN, SERVFAIL, REFUSED, FORMERR, NOTIMP, OTHER, TRUNCATED, WRONG, LATE -> true;
            case TIMED_OUT, CLOSED, UNREACHABLE, NOT_SENT, PLANNED -> false;
        };
    }

    /** True where a resolver takes it for the answer and asks no other server. */
    public boolean settles() {
        return this == ANSWERED || this == NODATA || this == NXDOMAIN;
    }
}
