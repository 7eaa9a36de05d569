package io.podwire.shell.demo;

import io.podwire.shell.cli.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the demo tells: short lines, the commands as one would type them, and their real output. */
final class Story {

    private static final List<DemoPod> PODS =
            List.of(new DemoPod("shop", "cart-0", 10), new DemoPod("shop", "web-0", 11));

    private final DemoNode node;
    private final PrintStream out;
    private final String launcher;
    private int failed;

    Story(DemoNode node, Console console) {
        this.node = node;
        this.out = new PrintStream(console.out(), true, StandardCharsets.UTF_8);
        this.launcher = System.getProperty("podwire.launcher", "podwire");
    }

    /** Tells it from beginning to end; 0 where every command did what it should. */
    int tell() {
        DemoPod cart = PODS.get(0);
        DemoPod web = PODS.get(1);
        say(
                "A node of its own, in namespaces: a bridge (cni0) and two pods, IPv4 and IPv6.",
                "This machine's network is not touched.");
        for (DemoPod pod : PODS) {
            node.make(pod.script());
        }
        show("ip -brief address");

        say("Which pods run here? The runtime's files and the kernel tell; no API is asked.");
        podwire("pods");

        say("Whose address is " + web.ipv4() + "?");
        podwire("findpod " + web.ipv4());

        say("Any key finds the same pod: name, MAC, cable, pid, and here its IPv6 address.");
        podwire("findpod " + web.ipv6());

        say("Both ends of the pods' cables, each pair proved from both sides:");
        podwire("veth");

        say("Into the pod's network with the node's own tools; the pod needs none:");
        podwire("nsenter " + cart.namespace() + "/" + cart.name() + " -- ip -brief address show dev eth0");
        podwire("nsenter " + cart.namespace() + "/" + cart.name() + " -- cat /etc/resolv.conf");

        say("One address that is no pod's, and one that is nobody's:");
        podwire("findpod 10.244.0.1");
        podwire("findpod 10.244.0.99");

        node.close();
        say("The node is gone: its processes, namespaces, links and files. Next: podwire help");
        return failed == 0 ? 0 : 1;
    }

    private void say(String... lines) {
        out.println();
        for (String line : lines) {
            out.println("# " + line);
        }
    }

    private void podwire(String arguments) {
        show("podwire " + arguments, "'" + launcher.replace("'", "'\\''") + "' " + arguments);
    }

    private void show(String command) {
        show(command, command);
    }

    private void show(String shown, String run) {
        out.println("$ " + shown);
        int status = node.run(run, out::println);
        if (status != 0) {
            failed++;
            out.println("(exit " + status + ")");
        }
    }
}
