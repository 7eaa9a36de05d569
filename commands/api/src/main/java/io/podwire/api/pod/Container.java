package io.podwire.api.pod;

import java.util.List;

/**
 * A container of a pod.
 *
 * @param id as the runtime knows it, in full
 * @param name its name in the pod, or null
 * @param image as the runtime recorded it, or null
 * @param pid of its first process, as the host counts; null where it is not running, or runs in a virtual machine
 * @param pids all its processes, ascending
 * @param bundle directory of its OCI bundle; null where there is none
 */
public record Container(String id, String name, String image, Integer pid, List<Integer> pids, String bundle) {
    public Container {
        pids = List.copyOf(pids);
    }
}
