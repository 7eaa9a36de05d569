package io.podwire.engine.rtnetlink;

import io.podwire.api.net.AttachedProgram;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.LinkStatistics;
import io.podwire.api.net.PortKind;
import io.podwire.api.net.VirtualFunction;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.util.ArrayList;
import java.util.List;

/** Makes one RTM_NEWLINK message a {@link Link}. One decoder a message. */
final class LinkDecoder {

    /** {@code struct ifinfomsg}. */
    static final int HEADER = 16;

    private final NetlinkMessage message;
    private final List<String> alternativeNames = new ArrayList<>(0);
    private final List<AttachedProgram> programs = new ArrayList<>(0);
    private final List<VirtualFunction> functions = new ArrayList<>(0);
    private String name = "";
    private String alias;
    private MacAddress mac;
    private MacAddress permanentMac;
    private long mtu;
    private int operState;
    private Boolean carrier;
    private Integer carrierChanges;
    private Integer master;
    private Integer parent;
    private Integer parentNetnsId;
    private String queueingDiscipline = "noop";
    private long queueLength;
    private int queues = 1;
    private long group;
    private int promiscuity;
    private LinkKind kind = new LinkKind.Plain();
    private PortKind port;
    private String parentDevice;
    private LinkStatistics statistics;

    private LinkDecoder(NetlinkMessage message) {
        this.message = message;
    }

    /**
     * Decodes.
     *
     * @param netns inode of the namespace that was asked
     */
    static Link decode(NetlinkMessage message, long netns) {
        return new LinkDecoder(message).read(netns);
    }

    /** ifindex of the link a message is about. */
    static int index(NetlinkMessage message) {
        return message.s32(4);
    }

    private Link read(long netns) {
        Attributes a = message.attributes(HEADER, "RTM_NEWLINK");
        while (a.next()) {
            take(a);
        }
        return new Link(
                netns,
                index(message),
                name,
                alternativeNames,
                alias,
                KernelNames.hardware(message.u16(2)),
                mac,
                permanentMac,
                (int) mtu,
                KernelNames.bits(message.u32(8), KernelNames.LINK_FLAGS),
                KernelNames.of(operState, KernelNames.OPER_STATES),
                carrier,
                carrierChanges,
                master,
                null,
                parent,
                parentNetnsId,
                queueingDiscipline,
                queueLength,
                queues,
                group,
                promiscuity,
                kind,
                port,
                programs,
                functions,
                parentDevice,
                statistics);
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> mac = a.mac(); // IFLA_ADDRESS
            case 3 -> name = a.string(); // IFLA_IFNAME
            case 4 -> mtu = a.u32(); // IFLA_MTU
            case 5 -> parent = orNull(a.s32()); // IFLA_LINK
            case 6 -> queueingDiscipline = a.string(); // IFLA_QDISC
            case 10 -> master = orNull(a.s32()); // IFLA_MASTER
            case 13 -> queueLength = a.u32(); // IFLA_TXQLEN
            case 16 -> operState = a.u8(); // IFLA_OPERSTATE
            case 18 -> readLinkInfo(a.nested()); // IFLA_LINKINFO
            case 20 -> alias = a.string(); // IFLA_IFALIAS
            case 22 -> readFunctions(a.nested()); // IFLA_VFINFO_LIST
            case 23 -> statistics = statistics(a); // IFLA_STATS64
            case 27 -> group = a.u32(); // IFLA_GROUP
            case 30 -> promiscuity = a.s32(); // IFLA_PROMISCUITY
            case 31 -> queues = a.s32(); // IFLA_NUM_TX_QUEUES
            case 33 -> carrier = a.flag(); // IFLA_CARRIER
            case 35 -> carrierChanges = a.s32(); // IFLA_CARRIER_CHANGES
            case 37 -> parentNetnsId = a.s32(); // IFLA_LINK_NETNSID
            case 43 -> readXdp(a.nested()); // IFLA_XDP
            case 52 -> readProperties(a.nested()); // IFLA_PROP_LIST
            case 54 -> permanentMac = a.mac(); // IFLA_PERM_ADDRESS
            case 56 -> parentDevice = a.string(); // IFLA_PARENT_DEV_NAME
            default -> {}
        }
    }

    private static Integer orNull(int index) {
        return index == 0 ? null : index;
    }

    private void readLinkInfo(Attributes info) {
        String kindName = "";
        Attributes kindData = null;
        String portName = null;
        Attributes portData = null;
        while (info.next()) {
            switch (info.type()) {
                case 1 -> kindName = info.string(); // IFLA_INFO_KIND
                case 2 -> kindData = info.nested(); // IFLA_INFO_DATA
                case 4 -> portName = info.string(); // IFLA_INFO_SLAVE_KIND
                case 5 -> portData = info.nested(); // IFLA_INFO_SLAVE_DATA
                default -> {}
            }
        }
        kind = LinkKindDecoder.decode(kindName, kindData);
        port = portName == null ? null : PortKindDecoder.decode(portName, portData);
    }

    private void readProperties(Attributes properties) {
        while (properties.next()) {
            if (properties.type() == 53) { // IFLA_ALT_IFNAME
                alternativeNames.add(properties.string());
            }
        }
    }

    /** Ids alone: name and tag are asked of bpf(2). */
    private void readXdp(Attributes xdp) {
        int attached = 0;
        long single = 0;
        while (xdp.next()) {
            switch (xdp.type()) {
                case 2 -> attached = xdp.u8(); // IFLA_XDP_ATTACHED
                case 4 -> single = xdp.u32(); // IFLA_XDP_PROG_ID
                case 5 -> addXdp("xdp-driver", xdp.u32()); // IFLA_XDP_DRV_PROG_ID
                case 6 -> addXdp("xdp-generic", xdp.u32()); // IFLA_XDP_SKB_PROG_ID
                case 7 -> addXdp("xdp-offload", xdp.u32()); // IFLA_XDP_HW_PROG_ID
                default -> {}
            }
        }
        if (programs.isEmpty() && single != 0) {
            // Before 5.1 there is one program and its mode.
            addXdp(attached == 2 ? "xdp-generic" : attached == 3 ? "xdp-offload" : "xdp-driver", single);
        }
    }

    private void addXdp(String hook, long id) {
        programs.add(new AttachedProgram(hook, id, null, null));
    }

    private void readFunctions(Attributes list) {
        while (list.next()) {
            if (list.type() == 1) { // IFLA_VF_INFO
                functions.add(function(list.nested()));
            }
        }
    }

    /** Each attribute is a struct that begins with the function's number. */
    private VirtualFunction function(Attributes f) {
        int index = 0;
        MacAddress address = null;
        int vlan = 0;
        Boolean spoofCheck = null;
        String linkState = null;
        Boolean trust = null;
        while (f.next()) {
            switch (f.type()) {
                case 1 -> { // IFLA_VF_MAC: 32 bytes, of which as many count as the physical function's own address has
                    index = f.s32();
                    address = MacAddress.of(f.bytes(4, mac == null ? 6 : Math.min(mac.octets().length, 32)));
                }
                case 2 -> vlan = f.s32(4); // IFLA_VF_VLAN
                case 4 -> spoofCheck = setting(f); // IFLA_VF_SPOOFCHK
                case 5 -> linkState = KernelNames.of(f.u32(4), "auto", "enable", "disable"); // IFLA_VF_LINK_STATE
                case 9 -> trust = setting(f); // IFLA_VF_TRUST
                default -> {}
            }
        }
        return new VirtualFunction(index, address, vlan, spoofCheck, linkState, trust);
    }

    /** All ones: the driver does not know. */
    private static Boolean setting(Attributes f) {
        int value = f.s32(4);
        return value == -1 ? null : value != 0;
    }

    /** {@code struct rtnl_link_stats64}; rx_nohandler came with 4.6. */
    private static LinkStatistics statistics(Attributes s) {
        return new LinkStatistics(
                s.u64(2 * 8),
                s.u64(0),
                s.u64(4 * 8),
                s.u64(6 * 8),
                s.u64(15 * 8),
                s.u64(11 * 8),
                s.u64(12 * 8),
                s.u64(13 * 8),
                s.u64(14 * 8),
                s.u64(10 * 8),
                s.length() >= 24 * 8 ? s.u64(23 * 8) : 0,
                s.u64(8 * 8),
                s.u64(3 * 8),
                s.u64(8),
                s.u64(5 * 8),
                s.u64(7 * 8),
                s.u64(17 * 8),
                s.u64(16 * 8),
                s.u64(18 * 8),
                s.u64(19 * 8),
                s.u64(20 * 8),
                s.u64(9 * 8));
    }
}
