package io.podwire.api.host;

import io.podwire.api.value.TargetRef;
import java.util.List;

/**
 * Names of what is on a host just now, for completing what somebody types. A person waits for the answer with a finger on the key: so
 * each call answers within 100 ms with what is known by then, possibly old, possibly nothing, while the newer picture is still
 * being read. Never throws, and asking changes nothing on the host.
 *
 * <p>Safe for use by several threads.
 */
public interface LiveNames extends AutoCloseable {

    /** Begins to read the host's names and returns at once: the first look takes the longest. */
    default void ahead() {
        // For one who has nothing to read.
    }

    /** The host's names. */
    Names now();

    /**
     * Names of the links in one place.
     *
     * @param in the place; null for the host's own network
     */
    List<Name> links(TargetRef in);

    @Override
    void close();

    /**
     * One name.
     *
     * @param text as it is typed after its prefix, if it has one: a pod's is {@code NS/NAME}
     * @param about a few words that help to choose: a link's kind, the pod that an address is of; empty where there are none
     */
    record Name(String text, String about) {}

    /**
     * The names of one look at a host. Of each sort there are at most {@link #MOST}; on a host with more the rest is left out.
     *
     * @param pods and lone containers, {@code NS/NAME} or their label
     * @param links of the host's own network
     * @param netnses that have a name
     * @param addresses of pods and of the host, without loopback and link-local ones
     * @param containers the first 12 digits of ids, sandboxes' too
     */
    record Names(List<Name> pods, List<Name> links, List<Name> netnses, List<Name> addresses, List<Name> containers) {

        /** So many of a sort are kept: more than any node has, and a bound for what a hostile one costs. */
        public static final int MOST = 8192;

        /** Nothing known. */
        public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of());

        public Names {
            pods = List.copyOf(pods);
            links = List.copyOf(links);
            netnses = List.copyOf(netnses);
            addresses = List.copyOf(addresses);
            containers = List.copyOf(containers);
        }
    }
}
