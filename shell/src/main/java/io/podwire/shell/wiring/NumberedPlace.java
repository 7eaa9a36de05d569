package io.podwire.shell.wiring;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.TargetRef;
import java.util.List;

/**
 * The place that {@code netns/INODE} means, without a survey of the links and addresses of the node: a script that goes through all
 * namespaces asks so a thousand times.
 */
final class NumberedPlace {

    private NumberedPlace() {}

    /** Null where the target is no inode, or where it takes a survey to say what it means. */
    static Place of(TargetRef target, Host host) {
        if (target.form() != TargetRef.Form.NETNS || !number(target.value())) {
            return null;
        }
        List<Netns> all = netnses(host);
        if (all.stream().anyMatch(netns -> netns.names().contains(target.value()))) {
            return null;
        }
        for (Netns netns : all) {
            if (String.valueOf(netns.inode()).equals(target.value())) {
                List<Pod> pods = host.pods().items().stream()
                        .filter(pod -> pod.netns() != null && pod.netns() == netns.inode())
                        .toList();
                boolean clear = pods.size() == 1 || pods.isEmpty() && !netns.host();
                return clear ? new Place(netns, target.toString(), pods.isEmpty() ? null : pods.get(0)) : null;
            }
        }
        return null;
    }

    private static List<Netns> netnses(Host host) {
        try {
            return host.netnsesInUse().items();
        } catch (NotPermitted e) {
            return List.of(); // the survey says so in its own words
        }
    }

    private static boolean number(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
