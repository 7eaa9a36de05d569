package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * All that a fault may touch in a lab, as iproute2, iptables, ss and the files in /proc/sys tell it: a set of lines, each with its place
 * before it. What goes on by itself is left out: counters, timers, and whatever the kernel learns from traffic.
 */
final class LabPicture {

    /** One network; the first word is its place. */
    private static final String NETWORK = """
            tell() { sed "s|^|$place: |"; }
            {
              ip -o -d link
              ip -o addr
              ip route show table all
              ip -6 route show table all
              ip rule
              ip -6 rule
              ip neigh show nud permanent
              bridge fdb show | grep -E 'permanent|static'
              bridge -o -d link
              tc qdisc
              for link in /proc/sys/net/ipv4/conf/*; do
                link=${link##*/}
                tc filter show dev $link ingress 2>/dev/null | grep -E 'mirred|match'
              done
              # a table without a rule is as good as none
              for save in iptables-save ip6tables-save; do
                command -v $save >/dev/null || continue
                $save | awk -v save=$save '/^[*]/ { table = $1 } !/^([*#]|COMMIT|:[A-Z]+ ACCEPT)/ { print save, table, $0 }'
              done
              ss -Hltun | awk '{print "listens", $1, $5}'
              cd /proc/sys/net
              grep -H . ipv4/ip_forward ipv4/ip_local_port_range ipv4/conf/*/rp_filter ipv4/conf/*/forwarding ipv4/conf/*/proxy_arp \\
                ipv4/conf/*/arp_ignore ipv6/conf/*/forwarding ipv6/conf/*/mtu ipv6/conf/*/disable_ipv6 ipv6/conf/*/proxy_ndp
            } 2>/dev/null | tell
            """;

    /** A node: its own network and all that have a name, and the files that faults write. */
    private static final String NODE = """
            place=$1
            NETWORK
            for netns in /run/netns/*; do
              [ -e "$netns" ] || continue
              place=$1/${netns##*/}
              export place
              nsenter --net=$netns sh -c "$2"
            done
            place=$1
            { cat /etc/resolv.conf; ls -R /etc/cni /var/lib/cni; } 2>/dev/null | tell
            """.replace("NETWORK", NETWORK);

    private static final Pattern RESTLESS = Pattern.compile("\\[\\d+:\\d+\\]|\\b\\w+_timer +[\\d.]+|used \\d+\\S*");

    private LabPicture() {}

    /** How it is once the kernel knows that no other has its links' own IPv6 addresses (RFC 4862, 5.4): a second or two after their birth. */
    static List<String> settled(LabState lab) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<String> picture = of(lab);
        while (picture.stream().anyMatch(line -> line.contains(" tentative")) && System.nanoTime() < deadline) {
            picture = of(lab);
        }
        return picture;
    }

    /** How it is now. */
    static List<String> of(LabState lab) {
        TreeSet<String> lines = new TreeSet<>();
        add(lines, "lab", lab.first().pid());
        for (NodeState node : lab.nodes()) {
            add(lines, node.name(), node.first().pid());
        }
        lab.places().stream().filter(PlaceState::pod).forEach(pod -> {
            String resolver = run(List.of("cat", "/proc/" + pod.process().pid() + "/root/etc/resolv.conf"));
            resolver.lines().forEach(line -> lines.add(pod.name() + ": " + line));
        });
        assertThat(lines).as("the picture of %s", lab.lab()).hasSizeGreaterThan(20);
        return List.copyOf(lines);
    }

    private static void add(TreeSet<String> lines, String place, long pid) {
        // the lab's own names of networks are its nodes, and they are looked at by themselves
        String script = place.equals("lab") ? "place=$1\n" + NETWORK : NODE;
        String text = run(List.of("nsenter", "-t", Long.toString(pid), "-a", "sh", "-c", script, "sh", place, NETWORK));
        text.lines()
                .map(line -> RESTLESS.matcher(line).replaceAll("").stripTrailing())
                .forEach(lines::add);
    }

    /** What one has and the other has not. */
    static List<String> difference(List<String> before, List<String> after) {
        List<String> difference = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> difference.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> difference.add("+ " + line));
        return difference;
    }

    /** What a program says; its status does not matter. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
