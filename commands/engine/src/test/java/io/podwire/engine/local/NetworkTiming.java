package io.podwire.engine.local;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Observed;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsTable;
import java.util.List;

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
            List<Observed<int[]>> counts = new NetworkVisits(root).visit(found.items(), network ->
                    new int[] {network.links().size(), network.addresses().size()});
            long read = System.nanoTime();
            System.out.printf(
                    "%d netns listed in %.1f ms; opened and read in %.1f ms: %d links, %d addresses, %d failed, %d gaps%n",
                    found.items().size(),
                    (listed - start) / 1e6,
                    (read - listed) / 1e6,
                    sum(counts, 0),
                    sum(counts, 1),
                    counts.stream().filter(c -> !c.known()).count(),
                    found.gaps().size());
        }
    }

    private static int sum(List<Observed<int[]>> counts, int which) {
        return counts.stream()
                .filter(Observed::known)
                .mapToInt(c -> c.value()[which])
                .sum();
    }
}
