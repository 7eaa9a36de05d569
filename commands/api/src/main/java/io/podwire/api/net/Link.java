package io.podwire.api.net;

import io.podwire.api.value.MacAddress;
import java.util.List;

/**
 * A network device as rtnetlink tells of it (RTM_NEWLINK, {@code linux/if_link.h}).
 *
 * @param netns inode of the namespace it is in; (netns, index) names a link, the index alone does not
 * @param index ifindex
 * @param name IFLA_IFNAME, up to 15 bytes of anything but {@code /} and white space
 * @param alternativeNames IFLA_PROP_LIST
 * @param alias IFLA_IFALIAS, or null
 * @param hardware ARPHRD type by name ({@code ether}, {@code loopback}, {@code none}); a number where it is not known
 * @param mac IFLA_ADDRESS, or null where the link has none
 * @param permanentMac IFLA_PERM_ADDRESS, or null
 * @param mtu bytes
 * @param flags IFF_* that are set, upper case without the prefix, in the order of their bits
 * @param operState IFLA_OPERSTATE by name, upper case: {@code UP}, {@code DOWN}, {@code LOWERLAYERDOWN}, {@code UNKNOWN}, …
 * @param carrier IFLA_CARRIER; null where the kernel does not say
 * @param carrierChanges times the carrier came or went; null where the kernel does not say
 * @param master ifindex of the bridge, bond, vrf or switch it is a port of (same netns), or null
 * @param masterName that device's name; null where there is none, or it was gone
 * @param parent IFLA_LINK: ifindex of the peer (veth, netkit) or lower device (vlan, macvlan, tunnel); null when none
 * @param parentNetnsId IFLA_LINK_NETNSID: the nsid, as this link's namespace numbers it, in which {@code parent} is; null when it
 *     is the same namespace
 * @param queueingDiscipline name of the root qdisc
 * @param queueLength packets
 * @param queues transmit queues
 * @param group link group
 * @param promiscuity how many ask for promiscuous mode
 * @param kind what sort of device, with its attributes; {@link LinkKind.Plain} where the kernel names none
 * @param port what its master says of it as a port, or null
 * @param programs attached XDP and tcx programs
 * @param virtualFunctions SR-IOV functions of it as a physical function
 * @param parentDevice bus address of the hardware, or null
 * @param statistics counters since it was made
 */
public record Link(
        long netns,
        int index,
        String name,
        List<String> alternativeNames,
        String alias,
        String hardware,
        MacAddress mac,
        MacAddress permanentMac,
        int mtu,
        List<String> flags,
        String operState,
        Boolean carrier,
        Integer carrierChanges,
        Integer master,
        String masterName,
        Integer parent,
        Integer parentNetnsId,
        String queueingDiscipline,
        long queueLength,
        int queues,
        long group,
        int promiscuity,
        LinkKind kind,
        PortKind port,
        List<AttachedProgram> programs,
        List<VirtualFunction> virtualFunctions,
        String parentDevice,
        LinkStatistics statistics) {

    public Link {
        alternativeNames = List.copyOf(alternativeNames);
        flags = List.copyOf(flags);
        programs = List.copyOf(programs);
        virtualFunctions = List.copyOf(virtualFunctions);
    }

    /** True when it was set up ({@code IFF_UP}); says nothing of the carrier. */
    public boolean up() {
        return flags.contains("UP");
    }

    /** The same link with other programs. */
    public Link withPrograms(List<AttachedProgram> others) {
        return with(masterName, others);
    }

    /** The same link with its master's name, which its own message does not hold. */
    public Link withMasterName(String other) {
        return with(other, programs);
    }

    private Link with(String newMasterName, List<AttachedProgram> newPrograms) {
        return new Link(
                netns,
                index,
                name,
                alternativeNames,
                alias,
                hardware,
                mac,
                permanentMac,
                mtu,
                flags,
                operState,
                carrier,
                carrierChanges,
                master,
                newMasterName,
                parent,
                parentNetnsId,
                queueingDiscipline,
                queueLength,
                queues,
                group,
                promiscuity,
                kind,
                port,
                newPrograms,
                virtualFunctions,
                parentDevice,
                statistics);
    }
}
