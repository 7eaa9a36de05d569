package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what CNI plug-ins wrote down of a pod with what the kernel has in its network namespace: two sources, and where they
 * differ both are shown. Neither is taken for the truth.
 */
final class CniComparison {

    private final Pod pod;
    private final NetnsFacts live;
    private final Set<String> lines = new LinkedHashSet<>();

    private CniComparison(Pod pod, NetnsFacts live) {
        this.pod = pod;
        this.live = live;
    }

    /**
     * One line a difference, none where the namespace's addresses were not read. Where a sandbox keeps addresses in a stack of its
     * own (gVisor), that the kernel lacks them is no difference.
     */
    static List<String> differences(Pod pod, NetnsFacts live) {
        CniComparison comparison = new CniComparison(pod, live);
        if (!live.addresses().isEmpty()) {
            pod.cni().forEach(comparison::compare);
            live.addresses().forEach(comparison::compare);
        }
        return new ArrayList<>(comparison.lines);
    }

    private void compare(CniAttachment record) {
        String where = record.link() == null ? "" : " on " + record.link();
        boolean ownStack = pod.conditions().contains(Pod.Condition.USER_SPACE_NETWORK);
        for (Cidr address : record.addresses()) {
            List<String> holders = holders(address.address());
            String says = record.source() + " says " + address.address() + where;
            if (holders.isEmpty() && !ownStack) {
                lines.add(says + "; no link of the pod has it");
            } else if (!holders.isEmpty() && record.link() != null && !holders.contains(record.link())) {
                lines.add(says + "; it is on " + String.join(", ", holders));
            }
        }
        for (Link link : live.links()) {
            boolean meant = link.name().equals(record.link());
            if (meant
                    && record.mac() != null
                    && link.mac() != null
                    && !record.mac().equals(link.mac())) {
                lines.add(record.source() + " says " + record.mac() + where + "; the link has " + link.mac());
            }
        }
    }

    /** An address that nobody wrote down is told only beside records of the same link and family: not every plug-in keeps any. */
    private void compare(Address address) {
        IpAddress ip = address.address().address();
        if (ip.loopback() || ip.linkLocal()) {
            return;
        }
        boolean recorded = false;
        boolean comparable = false;
        for (CniAttachment record : pod.cni()) {
            boolean sameLink = record.link() == null || record.link().equals(address.link());
            for (Cidr cidr : record.addresses()) {
                recorded |= cidr.address().equals(ip);
                comparable |= sameLink && cidr.address().v6() == ip.v6();
            }
        }
        if (comparable && !recorded) {
            lines.add(address.link() + " has " + ip + "; no CNI record knows it");
        }
    }

    private List<String> holders(IpAddress wanted) {
        return live.addresses().stream()
                .filter(address -> address.address().address().equals(wanted))
                .map(Address::link)
                .distinct()
                .toList();
    }
}
