package io.podwire.api.net;

import java.util.List;

/**
 * A tc filter with its actions (RTM_NEWTFILTER).
 *
 * @param netns inode of its namespace
 * @param linkIndex ifindex it hangs on
 * @param link its name; null where it was gone
 * @param parent where it hangs: {@code ingress}, {@code egress} (of clsact), or the class {@code MAJOR:MINOR}
 * @param kind classifier: {@code u32}, {@code bpf}, {@code flower}, {@code matchall}, {@code fw}, {@code basic}, …
 * @param priority lower is asked first
 * @param protocol EtherType by name ({@code all}, {@code ip}, {@code ipv6}, {@code arp}, {@code 802.1Q}) or {@code 0xHEX}
 * @param handle as tc prints it
 * @param chain 0: the first
 * @param matchesAll true where the match takes every packet of the protocol; null where podwire does not understand the match
 * @param match the match in words, or null where it is not understood
 * @param programId id of a BPF classifier's program, or null
 * @param program its name, or null
 * @param directAction true where the BPF program's return code is the verdict; null for other kinds
 * @param actions in their order
 */
public record TrafficFilter(
        long netns,
        int linkIndex,
        String link,
        String parent,
        String kind,
        int priority,
        String protocol,
        String handle,
        long chain,
        Boolean matchesAll,
        String match,
        Long programId,
        String program,
        Boolean directAction,
        List<Action> actions) {

    public TrafficFilter {
        actions = List.copyOf(actions);
    }

    /**
     * An action of a filter.
     *
     * @param order from 1
     * @param kind {@code mirred}, {@code gact}, {@code bpf}, {@code vlan}, {@code tunnel_key}, …
     * @param control what happens after it: {@code pipe}, {@code stolen}, {@code drop}, {@code pass}, {@code continue}, …; null
     *     where not understood
     * @param redirect where packets go, for mirred; else null
     * @param programId id of its BPF program, or null
     * @param program its name, or null
     * @param bytes that it saw
     * @param packets that it saw
     * @param drops that it made
     */
    public record Action(
            int order,
            String kind,
            String control,
            Redirect redirect,
            Long programId,
            String program,
            long bytes,
            long packets,
            long drops) {}

    /**
     * Where mirred sends packets.
     *
     * @param mode {@code redirect} or {@code mirror}
     * @param direction {@code egress} or {@code ingress} of the target link
     * @param linkIndex ifindex of the target link, in the same netns
     * @param link its name; null where it is gone
     */
    public record Redirect(String mode, String direction, int linkIndex, String link) {}
}
