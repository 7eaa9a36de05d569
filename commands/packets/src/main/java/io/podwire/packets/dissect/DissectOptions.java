package io.podwire.packets.dissect;

/**
 * How frames are read.
 *
 * @param checksums compute what checksums should be, which costs a look at every byte
 * @param secrets leave passwords, cookies and the like as they are
 * @param forced what all UDP is taken for, see {@link Forced}; null: what the ports say
 */
public record DissectOptions(boolean checksums, boolean secrets, Forced forced) {

    /** Nothing asked for: no checksums, secrets masked. */
    public static final DissectOptions PLAIN = new DissectOptions(false, false, null);

    /** What tcpdump's {@code -T} can take UDP for, as far as it is read here. */
    public enum Forced {
        VXLAN,
        GENEVE,
        DOMAIN
    }
}
