package io.podwire.api.net;

import io.podwire.api.value.MacAddress;

/**
 * A virtual cable and both its ends. A name such as {@code eth0@if45} is no proof: index 45 may exist in every namespace. An end
 * leads to the other by (nsid, index), and a pair is {@link Proof#BOTH_ENDS} only where each leads to the other.
 *
 * @param near the end in the namespace that comes first: the host's before others, then by inode; within one by index
 * @param far the other end; null where it could not be seen
 * @param proof how far the pairing is proved
 */
public record VethPair(End near, End far, Proof proof) {

    /**
     * One end.
     *
     * @param netns inode of its namespace
     * @param place that namespace's label: {@code host}, its name, or {@code netns/INODE}
     * @param pod {@code NS/NAME} of the pod that lives there; null where there is none
     * @param index ifindex
     * @param name of the link
     * @param mac or null
     * @param mtu bytes
     * @param operState {@code UP}, {@code DOWN}, {@code LOWERLAYERDOWN}, …
     * @param master name of the bridge or switch it is a port of; null: none
     * @param peerIndex ifindex of the other end as this end names it; null where it names none
     * @param peerNsid nsid of the other end's namespace as this end's numbers it; null: the same namespace
     */
    public record End(
            long netns,
            String place,
            String pod,
            int index,
            String name,
            MacAddress mac,
            int mtu,
            String operState,
            String master,
            Integer peerIndex,
            Integer peerNsid) {}

    /** How a pairing is known. */
    public enum Proof {
        /** Each end names the other's index and an nsid that the kernel resolves to the other's namespace. */
        BOTH_ENDS,
        /** Only one end's namespace has an id for the other's; the indexes agree both ways and no second candidate exists. */
        ONE_END,
        /** The far namespace could not be read, or is not known on this host. */
        UNSEEN
    }
}
