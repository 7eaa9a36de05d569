package io.podwire.api.pod;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * A pod in one line: what {@code pods} lists.
 *
 * @param namespace null for a lone container
 * @param name null where nothing tells it
 * @param addresses that its links have, without loopback and link-local ones; the host's own are not listed for host network pods
 * @param hostLinks names of the host's ends of its links
 * @param netns inode, or null
 * @param netnsName name of that namespace, or null
 * @param containers names, running or not
 * @param pid of its first process; null where there is none on this host
 * @param state {@code running}, or the oddity: see {@link Pod.Condition}, in lower case with hyphens, joined by commas
 */
public record PodSummary(
        String namespace,
        String name,
        String uid,
        String runtime,
        String handler,
        String sandbox,
        boolean hostNetwork,
        Boolean staticPod,
        List<IpAddress> addresses,
        List<String> hostLinks,
        Long netns,
        String netnsName,
        List<String> containers,
        Integer pid,
        String state,
        List<String> disagreements) {

    public PodSummary {
        addresses = List.copyOf(addresses);
        hostLinks = List.copyOf(hostLinks);
        containers = List.copyOf(containers);
        disagreements = List.copyOf(disagreements);
    }
}
