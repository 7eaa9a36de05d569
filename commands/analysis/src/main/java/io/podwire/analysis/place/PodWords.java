package io.podwire.analysis.place;

import io.podwire.api.pod.Pod;

/** What a pod's oddities mean, in words. */
final class PodWords {

    private PodWords() {}

    static String of(Pod.Condition condition) {
        return switch (condition) {
            case NO_NETNS -> "its files are here, its network namespace is gone";
            case NO_PROCESS -> "its network namespace is here, no process is in it";
            case IN_VIRTUAL_MACHINE -> "runs in a virtual machine: none of its processes is on this host";
            case USER_SPACE_NETWORK -> "its links have no addresses: the sandbox's own network stack took them";
            case BAD_BUNDLE -> "its OCI bundle could not be read; what is shown comes from other sources";
            case SANDBOX_ONLY -> "only its sandbox is here, no container";
            case RECORD_ONLY -> "nothing of it is here but records: CNI files or logs that were left behind";
        };
    }
}
