package io.podwire.engine.pods;

import io.podwire.api.pod.CniAttachment;
import java.util.ArrayList;
import java.util.List;

/**
 * All that CNI plug-ins wrote down of one sandbox.
 *
 * @param attachments one a record, so several of the same link where several files tell of it
 * @param pod as the runtime named it to the plug-in (CNI_ARGS)
 * @param netnsPath file of the namespace it was made in, or null
 * @param staticPod as the pod's annotations say, where the runtime hands them on; else null
 */
record CniTrace(List<CniAttachment> attachments, PodIdentity pod, String netnsPath, Boolean staticPod) {

    static final CniTrace NONE = new CniTrace(List.of(), PodIdentity.UNKNOWN, null, null);

    CniTrace {
        attachments = List.copyOf(attachments);
    }

    /** Both together; where they name the pod or namespace differently, this one's word. */
    CniTrace and(CniTrace other) {
        List<CniAttachment> all = new ArrayList<>(attachments);
        all.addAll(other.attachments);
        return new CniTrace(
                all,
                pod.orElse(other.pod),
                netnsPath == null ? other.netnsPath : netnsPath,
                staticPod == null ? other.staticPod : staticPod);
    }
}
