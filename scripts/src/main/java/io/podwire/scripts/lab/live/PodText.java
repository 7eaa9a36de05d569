package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.dress.PodDress;
import io.podwire.scripts.lab.plan.Step;
import java.util.List;

/** Makes a pod in its node, and notes the number of its first process. */
final class PodText {

    private PodText() {}

    static String of(Step.MakePod pod) {
        PodDress dress = new PodDress(pod.name());
        String namespace = pod.name().substring(0, pod.name().indexOf('/'));
        // As the kubelet writes it for dnsPolicy ClusterFirst, where the cluster's services are 10.96.0.0/12: kubeadm's
        // default.
        List<String> resolver = List.of(
                "search " + namespace + ".svc.cluster.local svc.cluster.local cluster.local",
                "nameserver 10.96.0.10",
                "options ndots:5");
        return dress.make(pod.netns(), resolver) + "\nmkdir -p " + Entrance.PODS + "\ncat " + dress.pidFile() + " > "
                + Entrance.PODS + "/" + Entrance.fileName(pod.name()) + "\necho >> " + Entrance.PODS + "/"
                + Entrance.fileName(pod.name());
    }

    /** What the pod's plug-in keeps of the links that were made meanwhile. */
    static String of(Step.RecordPod pod) {
        return new PodDress(pod.name()).record();
    }
}
