package io.podwire.engine.doctor;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the running kernel can, by looking. Opening a netlink family or a table would load its module: what is there already stands in
 * {@code /proc/net/netlink}, {@code /proc/modules} and {@code /sys/module}, and what does not stand there is "not loaded".
 */
final class KernelChecks {

    private static final int LARGEST = 1 << 20;
    private static final int SOCK_DIAG = 4;
    private static final int NETFILTER = 12;

    /** Modules that a node's network is made of; podwire reads their links and tables where they are loaded. */
    private static final List<String> NETWORK_MODULES = List.of(
            "bonding",
            "bridge",
            "geneve",
            "ip_gre",
            "ip_vs",
            "ipip",
            "ipvlan",
            "macvlan",
            "nf_conntrack",
            "nf_tables",
            "ip_tables",
            "openvswitch",
            "veth",
            "vxlan",
            "wireguard",
            "8021q");

    private final List<Check> checks = new ArrayList<>();

    private KernelChecks() {}

    static List<Check> all() {
        KernelChecks kernel = new KernelChecks();
        kernel.namespaces();
        kernel.rtnetlink();
        kernel.families();
        kernel.filters();
        kernel.bpf();
        kernel.modules();
        return kernel.checks;
    }

    private void namespaces() {
        boolean there = new File("/proc/self/ns/net").exists();
        checks.add(new Check(
                "kernel",
                "netns",
                there ? Verdict.OK : Verdict.FAIL,
                there ? "network namespaces" : "no /proc/self/ns/net: nothing can be told of any network",
                List.of("/proc/self/ns/net"),
                there ? null : "mount a proc file system on /proc"));
    }

    private void rtnetlink() {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            boolean strict = socket.strict(true);
            checks.add(new Check(
                    "kernel",
                    "rtnetlink",
                    Verdict.OK,
                    strict
                            ? "answers, and filters dumps itself"
                            : "answers; dumps are filtered here (before Linux 4.20)",
                    List.of("socket(AF_NETLINK, NETLINK_ROUTE), NETLINK_GET_STRICT_CHK"),
                    null));
        } catch (SystemCallException e) {
            checks.add(new Check(
                    "kernel",
                    "rtnetlink",
                    Verdict.FAIL,
                    e.getMessage(),
                    List.of(),
                    "allow AF_NETLINK sockets (seccomp profile, container sandbox)"));
        }
    }

    private void families() {
        String sockets = read("/proc/net/netlink");
        boolean diag = speaks(sockets, SOCK_DIAG);
        checks.add(new Check(
                "kernel",
                "sock_diag",
                diag ? Verdict.OK : Verdict.UNKNOWN,
                diag ? "sockets can be listed" : "not loaded: it would be by the first question for sockets",
                List.of("/proc/net/netlink"),
                null));
        boolean tracking = new File("/proc/sys/net/netfilter/nf_conntrack_count").exists();
        boolean asked = speaks(sockets, NETFILTER);
        checks.add(new Check(
                "kernel",
                "conntrack",
                tracking && asked ? Verdict.OK : Verdict.SKIP,
                !tracking
                        ? "not loaded: no connection is tracked"
                        : asked
                                ? "tracked connections can be listed"
                                : "tracks, but nfnetlink is not loaded to list it",
                List.of("/proc/sys/net/netfilter", "/proc/net/netlink"),
                null));
    }

    /** True where the kernel itself has a socket of that family: second column, port id 0 in the third. */
    static boolean speaks(String netlink, int family) {
        for (String line : netlink.split("\n")) {
            String[] fields = line.trim().split(" +");
            if (fields.length > 2 && fields[1].equals(String.valueOf(family)) && fields[2].equals("0")) {
                return true;
            }
        }
        return false;
    }

    private void filters() {
        boolean legacy = !read("/proc/net/ip_tables_names").isBlank()
                || !read("/proc/net/ip6_tables_names").isBlank();
        boolean nft = new File("/sys/module/nf_tables").exists();
        checks.add(new Check(
                "kernel",
                "packet filter",
                legacy && nft ? Verdict.WARN : legacy || nft ? Verdict.OK : Verdict.UNKNOWN,
                legacy && nft
                        ? "both nf_tables and legacy iptables tables are loaded: rules of one are not shown by the other's tools"
                        : legacy
                                ? "legacy iptables tables"
                                : nft
                                        ? "nf_tables"
                                        : "neither legacy tables nor the nf_tables module is seen; nf_tables may be built in",
                List.of("/proc/net/ip_tables_names", "/sys/module/nf_tables"),
                legacy && nft ? "look at both: iptables-legacy-save and nft list ruleset" : null));
    }

    private void bpf() {
        boolean types = new File("/sys/kernel/btf/vmlinux").exists();
        boolean files = new File("/sys/fs/bpf").isDirectory();
        checks.add(new Check(
                "kernel",
                "bpf",
                files ? Verdict.OK : Verdict.SKIP,
                (files ? "BPF" : "no BPF file system point") + (types ? " with type information (BTF)" : ", no BTF"),
                List.of("/sys/fs/bpf", "/sys/kernel/btf/vmlinux"),
                null));
    }

    private void modules() {
        TreeSet<String> loaded = new TreeSet<>();
        for (String name : NETWORK_MODULES) {
            if (new File("/sys/module/" + name).exists()) {
                loaded.add(name);
            }
        }
        for (String line : read("/proc/modules").split("\n")) {
            String name = line.split(" ", 2)[0];
            if (NETWORK_MODULES.contains(name)) {
                loaded.add(name);
            }
        }
        checks.add(new Check(
                "kernel",
                "modules",
                Verdict.OK,
                loaded.isEmpty() ? "none of a node's network seen; they may be built in" : String.join(", ", loaded),
                List.of("/sys/module", "/proc/modules"),
                null));
    }

    private static String read(String path) {
        try {
            return new String(HostRoot.readProc(path, LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
