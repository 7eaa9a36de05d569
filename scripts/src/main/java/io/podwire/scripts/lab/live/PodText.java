package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.plan.Step;

/** Makes a pod in its node: the network namespace, and the process that holds it. */
final class PodText {

    private PodText() {}

    static String of(Step.MakePod pod) {
        String pid = Entrance.PODS + "/" + Entrance.fileName(pod.name());
        return "ip netns add " + pod.netns() + "\nip -n " + pod.netns() + " link set lo up\nmkdir -p " + Entrance.PODS
                + "\nip netns exec " + pod.netns() + " sleep infinity </dev/null >/dev/null 2>&1 3<&- &\necho $! > "
                + pid;
    }
}
