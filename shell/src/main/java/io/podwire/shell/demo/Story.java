package io.podwire.shell.demo;

import io.podwire.shell.cli.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the demo tells: short lines, the commands as one would type them, and their real output. */
final class Story {

    private static final int FINDING_FAILS = 1;

    private final DemoCluster cluster;
    private final PrintStream out;
    private final Path pictures;
    private int surprises;

    /** @param pictures folder for pictures, or null */
    Story(DemoCluster cluster, Console console, Path pictures) {
        this.cluster = cluster;
        this.out = new PrintStream(console.out(), true, StandardCharsets.UTF_8);
        this.pictures = pictures;
    }

    /** Tells it from beginning to end; 0 where every command did what it should. */
    int tell() {
        say(
                "A practice cluster: two nodes with flannel's overlay,",
                "five pods, three Services, IPv4 and IPv6.",
                "All of it lives in namespaces: this machine's network is not touched.");
        int status = show("lab up two-nodes", 0);
        if (status != 0) {
            return status;
        }
        say("Whose address is 10.244.1.11? No API is asked:", "the kernel and the runtime's files tell.");
        show("--on worker-1 findpod 10.244.1.11", 0);

        say("Both ends of its cable, proved from both sides:");
        show("--on worker-1 veth shop/web-0", 0);

        say("The whole node, from pod to wire:");
        show("--on worker-1 topology", 0);
        keepPicture("worker-1");

        say("Now something breaks.");
        show("lab break two-nodes neighbor-mac-wrong", 0);
        show("lab enter worker-1 -- ping -qnc1 -W1 10.244.1.10", 1);

        say("What is wrong? A runbook looks at everything on the way,", "and shows its evidence:");
        show("--on worker-1 run neighbor-mac pod=shop/cart-0", FINDING_FAILS);

        say("Mend it, and look again.");
        show("lab mend two-nodes neighbor-mac-wrong", 0);
        show("lab enter worker-1 -- ping -qnc1 -W1 10.244.1.10", 0);
        show("--on worker-1 run neighbor-mac pod=shop/cart-0", 0);

        say("The other clusters and their faults: podwire lab list. Now this one goes.");
        show("lab down two-nodes", 0);
        return surprises == 0 ? 0 : 1;
    }

    private void say(String... lines) {
        out.println();
        for (String line : lines) {
            out.println("# " + line);
        }
    }

    private int show(String arguments, int expected) {
        out.println("$ podwire " + arguments);
        int status = cluster.podwire(arguments, out::println);
        if (status != expected) {
            surprises++;
            out.println("(exit " + status + ")");
        }
        return status;
    }

    private void keepPicture(String node) {
        if (pictures != null) {
            String file = pictures.resolve(node + ".svg").toString();
            show("--on " + node + " topology -o svg > '" + file.replace("'", "'\\''") + "'", 0);
        }
    }
}
