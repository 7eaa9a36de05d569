package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * A network namespace in one line: what {@code netns} lists.
 *
 * @param inode of its nsfs file
 * @param label {@code host}, its first name, or {@code netns/INODE}
 * @param heldBy {@code name}, {@code process}, {@code descriptor}: what keeps it alive, all that apply
 * @param pod {@code NS/NAME} of the pod that lives there; null: none
 * @param links names, without the loopback; null where it could not be read
 * @param addresses without loopback and link-local ones; null where it could not be read
 */
public record NetnsSummary(
        long inode,
        String label,
        List<String> names,
        List<String> paths,
        List<String> heldBy,
        List<Integer> pids,
        List<String> descriptors,
        Integer nsid,
        String pod,
        List<String> links,
        List<IpAddress> addresses) {

    public NetnsSummary {
        names = List.copyOf(names);
        paths = List.copyOf(paths);
        heldBy = List.copyOf(heldBy);
        pids = List.copyOf(pids);
        descriptors = List.copyOf(descriptors);
        links = links == null ? null : List.copyOf(links);
        addresses = addresses == null ? null : List.copyOf(addresses);
    }
}
