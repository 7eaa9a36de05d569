package io.podwire.api.capture;

import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * A link that frames were taken from.
 *
 * @param id within its source, from 0
 * @param index ifindex; null for a file's, and for {@code any}
 * @param name of the link; {@code any} for all of a namespace; empty where a file does not say
 * @param netns the namespace's label; null where a file does not say
 * @param netnsInode or null
 * @param pod {@code shop/cart-0}; null where it is no pod's, or not known
 * @param linkType DLT or LINKTYPE number of its frames, those of <a href="https://www.tcpdump.org/linktypes.html">tcpdump.org</a>: 1 Ethernet,
 *     101 raw IP, 113 and 276 Linux cooked
 * @param snapLength most bytes kept of a frame; 0: all
 * @param nanos true where times have nanoseconds, false for microseconds or less
 * @param mac or null
 * @param mtu bytes; null where not known
 * @param speedMegabits as its driver says it; null where it says none, or a file does not
 * @param tunnelPorts UDP ports that VXLAN links of its namespace use; empty where not known
 * @param filter the filter in force; null: none
 * @param compiler what compiled it: {@code libpcap version 1.10.3 …}; null where there is no filter, or a file does not say
 * @param note what is to be said of it: a comment in a file; null: nothing
 */
public record CapturedLink(
        int id,
        Integer index,
        String name,
        String netns,
        Long netnsInode,
        String pod,
        int linkType,
        int snapLength,
        boolean nanos,
        MacAddress mac,
        Integer mtu,
        Integer speedMegabits,
        List<Integer> tunnelPorts,
        String filter,
        String compiler,
        String note) {

    public CapturedLink {
        tunnelPorts = List.copyOf(tunnelPorts);
    }
}
