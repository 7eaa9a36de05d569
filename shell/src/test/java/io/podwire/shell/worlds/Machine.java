package io.podwire.shell.worlds;

import java.util.List;

/** What of this machine itself a lab could spoil, were it not closed: its files, its links, its firewall, its kernel's settings. */
final class Machine {

    private static final String LOOK = """
            cat /etc/resolv.conf /etc/hosts
            ls -R /etc/cni /etc/netns /var/lib/cni
            cat /proc/sys/kernel/hostname
            ip -o link | cut -d: -f2
            iptables-save | grep -v '^#' | sed 's/\\[[0-9:]*\\]//'
            grep -H . /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/*/rp_filter /proc/sys/net/netfilter/nf_conntrack_max \\
              /proc/sys/net/netfilter/nf_conntrack_buckets
            """;

    private Machine() {}

    static List<String> picture() {
        return LabPicture.run(List.of("sh", "-c", LOOK))
                .lines()
                .sorted()
                .distinct()
                .toList();
    }
}
