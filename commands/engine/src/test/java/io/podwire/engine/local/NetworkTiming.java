package io.podwire.engine.local;

import io.podwire.api.command.Answer;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsTable;

/** Not a test: prints how long it takes to find, open and read every namespace of this host. Argument: rounds. */
public final class NetworkTiming {

    private NetworkTiming() {}

    public static void main(String[] args) {
        int rounds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        HostRoot root = HostRoot.of("/");
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            Answer<Netns> found = new NetnsTable(root).list();
            long listed = System.nanoTime();
            int links = 0;
            int addresses = 0;
            int failed = 0;
            for (Netns netns : found.items()) {
                try (LocalNetwork network = LocalNetwork.open(netns, root)) {
                    links += network.links().size();
                    addresses += network.addresses().size();
                } catch (PodwireException e) {
                    failed++;
                }
            }
            long read = System.nanoTime();
            System.out.printf(
                    "%d netns listed in %.1f ms; opened and read in %.1f ms: %d links, %d addresses, %d failed, %d gaps%n",
                    found.items().size(),
                    (listed - start) / 1e6,
                    (read - listed) / 1e6,
                    links,
                    addresses,
                    failed,
                    found.gaps().size());
        }
    }
}
