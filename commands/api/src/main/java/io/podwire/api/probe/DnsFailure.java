package io.podwire.api.probe;

/** How getaddrinfo(3) tells an application that it has no address. */
public enum DnsFailure {
    /** The name does not exist. */
    EAI_NONAME("Name or service not known"),
    /** The name exists, and has no address. */
    EAI_NODATA("No address associated with hostname"),
    /** No server answered, or none could find out; trying again may help. */
    EAI_AGAIN("Temporary failure in name resolution"),
    /** A server answered that it will not. */
    EAI_FAIL("Non-recoverable failure in name resolution");

    private final String words;

    DnsFailure(String words) {
        this.words = words;
    }

    /** As gai_strerror(3) of glibc says it. */
    public String words() {
        return words;
    }
}
