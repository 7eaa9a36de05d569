package io.podwire.scripts.lab.live;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import io.podwire.scripts.lab.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What engineers have before the nodes of many clusters: a laptop, and a jump host that lets one log in and forwards no packet. Each node
 * gets an sshd and a link of its own to the jump host, so that a fault of the cluster's network leaves the way in alone. Keys are made in the
 * lab, for it alone, and lie in its tmpfs.
 */
final class SshAccess {

    static final String LAPTOP = "laptop";
    static final String JUMP = "jump";

    private static final String FILES = "/run/podwire/ssh";
    private static final String OUTSIDE = "172.31.251.";
    private static final String INSIDE = "172.31.252.";

    /** Of the room between the nodes, where the keys are made. */
    private static final String KEYS = """
            mkdir -m 700 -p FILES
            ssh-keygen -q -t ed25519 -N '' -C podwire-lab -f FILES/id
            : > FILES/known_hosts
            give() { # NODE ADDRESS: a host key, and who may log in
              ssh-keygen -q -t ed25519 -N '' -C $1 -f FILES/$1
              there=/proc/$(cat NODES/$1)/root
              mkdir -m 700 -p $there/FILES
              mkdir -m 755 -p $there/run/sshd
              cp FILES/$1 $there/FILES/host_key
              cp FILES/id.pub $there/FILES/authorized_keys
              echo "$2 $(cut -d' ' -f1,2 FILES/$1.pub)" >> FILES/known_hosts
            }
            """;

    private SshAccess() {}

    /**
     * Refuses a machine without OpenSSH.
     *
     * @throws Unsupported which of its programs is missing
     */
    static void programs() {
        List<String> missing = new ArrayList<>();
        for (String program : List.of("ssh", "sshd", "ssh-keygen")) {
            if (!LabNeeds.inPath(program)) {
                missing.add(program);
            }
        }
        if (!missing.isEmpty()) {
            throw new Unsupported(
                    "--ssh: not in PATH: " + String.join(", ", missing),
                    "needs: OpenSSH (openssh-client and openssh-server)");
        }
    }

    /** The plan, and then the way in. */
    static Plan added(Plan plan) {
        List<PlannedNode> nodes = new ArrayList<>(plan.nodes());
        for (PlannedNode node : nodes) {
            if (node.name().equals(LAPTOP) || node.name().equals(JUMP)) {
                throw new BadUse("--ssh: the lab has a node " + node.name() + " of its own");
            }
        }
        if (nodes.size() > 200) {
            throw new BadUse("--ssh: at most 200 nodes, got " + nodes.size());
        }
        nodes.add(new PlannedNode(LAPTOP));
        nodes.add(new PlannedNode(JUMP));
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(new Step.Run(Plan.LAB, wire("ssh-out") + wire("ssh-in")));
        link(steps, LAPTOP, "ssh-out", "eth0", OUTSIDE, 2);
        link(steps, JUMP, "ssh-out", "eth0", OUTSIDE, 1);
        link(steps, JUMP, "ssh-in", "eth1", INSIDE, 1);
        // Whatever this machine does: the jump host forwards nothing, though the laptop would have it.
        steps.add(new Step.Run(
                JUMP, "echo 0 > /proc/sys/net/ipv4/ip_forward\necho 0 > /proc/sys/net/ipv6/conf/all/forwarding"));
        steps.add(new Step.Run(LAPTOP, "ip route add default via " + OUTSIDE + "1"));
        StringBuilder keys = new StringBuilder(KEYS.replace("FILES", FILES).replace("NODES", Entrance.NODES));
        StringBuilder config = new StringBuilder("Host " + JUMP + "\n  HostName " + OUTSIDE + "1\n");
        keys.append("give " + JUMP + " " + OUTSIDE + "1\n");
        int number = 10;
        for (PlannedNode node : plan.nodes()) {
            number++;
            link(steps, node.name(), "ssh-in", "ssh0", INSIDE, number);
            keys.append("give " + node.name() + " " + INSIDE + number + "\n");
            config.append("Host " + node.name() + "\n  HostName " + INSIDE + number + "\n  ProxyJump " + JUMP + "\n");
        }
        String laptop = "/proc/$(cat " + Entrance.NODES + "/" + LAPTOP + ")/root" + FILES;
        keys.append("mkdir -m 700 -p " + laptop + "\ncp " + FILES + "/id " + FILES + "/known_hosts " + laptop);
        steps.add(new Step.Run(Plan.LAB, keys.toString()));
        config.append(
                "Host *\n  User root\n  IdentityFile " + FILES + "/id\n  IdentitiesOnly yes\n  UserKnownHostsFile "
                        + FILES + "/known_hosts\n  StrictHostKeyChecking yes\n  ConnectTimeout 5\n");
        steps.add(new Step.Write(LAPTOP, FILES + "/config", config.toString()));
        server(steps, JUMP, OUTSIDE + "1");
        number = 10;
        for (PlannedNode node : plan.nodes()) {
            number++;
            server(steps, node.name(), INSIDE + number);
        }
        return new Plan(nodes, plan.places(), steps);
    }

    private static String wire(String name) {
        return "ip link add " + name + " type bridge mcast_snooping 0\nip link set " + name + " up\n";
    }

    private static void link(List<Step> steps, String node, String wire, String name, String network, int host) {
        String end = (network.equals(OUTSIDE) ? "sshout" : "sshin") + host;
        String mac = String.format("02:00:00:00:%s:%02x", network.equals(OUTSIDE) ? "fb" : "fc", host);
        steps.add(new Step.Run(
                Plan.LAB,
                "ip link add " + end + " type veth peer name " + name + " address " + mac + " netns " + node
                        + "\nip link set " + end + " master " + wire + " up"));
        steps.add(new Step.Run(
                node,
                "ip link set " + name + " addrgenmode none\nip link set " + name + " up\nip addr add " + network + host
                        + "/24 dev " + name));
    }

    private static void server(List<Step> steps, String node, String address) {
        steps.add(new Step.Write(
                node, FILES + "/sshd_config", """
                ListenAddress ADDRESS
                HostKey FILES/host_key
                AuthorizedKeysFile FILES/authorized_keys
                PidFile none
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                AllowTcpForwarding yes
                """.replace("ADDRESS", address).replace("FILES", FILES)));
        // A root without a password is locked to sshd, and /etc is the node's own.
        steps.add(new Step.Run(node, "[ ! -e /etc/shadow ] || sed -i 's/^root:!*:/root:*:/' /etc/shadow"));
        steps.add(new Step.Start(
                node,
                "sshd",
                List.of("sh", "-c", "exec \"$(command -v sshd)\" -D -e -f " + FILES + "/sshd_config"),
                "ss -Hltn src " + address + ":22 | grep -q ."));
    }
}
