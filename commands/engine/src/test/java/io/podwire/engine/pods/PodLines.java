package io.podwire.engine.pods;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Pod;
import io.podwire.engine.files.HostRoot;
import io.podwire.values.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Run by {@link RealNodesTest} inside a node: writes what the table says there to a file, as JSON. */
final class PodLines {

    private PodLines() {}

    public static void main(String[] file) throws IOException {
        HostRoot root = HostRoot.of("/");
        Answer<Pod> all = PodTable.of(root).all();
        PodTable fresh = PodTable.of(root);
        List<Boolean> same = all.items().stream()
                .filter(pod -> pod.netns() != null && !pod.hostNetwork())
                .map(pod -> fresh.inNetns(pod.netns()).equals(List.of(pod)))
                .toList();
        try (FileOutputStream out = new FileOutputStream(file[0])) {
            Json.write(Map.of("pods", all.items(), "gaps", all.gaps(), "same", same), out);
        }
    }
}
