package io.podwire.engine.local;

import io.podwire.api.net.AttachedProgram;
import io.podwire.api.net.Link;
import io.podwire.engine.linux.BpfAttachments;
import io.podwire.engine.linux.BpfAttachments.Hook;
import io.podwire.engine.linux.BpfPrograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which BPF programs see the packets of links, beside those that rtnetlink tells of, and how they are called. */
final class LinkPrograms {

    private LinkPrograms() {}

    /**
     * True when there may be something to find: a program that could hang on a link, on a kernel that can be asked about tcx and lets
     * us, which is tried on the loopback that every namespace has.
     */
    static boolean possible() {
        BpfAttachments kernel = new BpfAttachments();
        return kernel.of(1, Hook.TCX_INGRESS) != null && kernel.possible();
    }

    /**
     * tcx and netkit programs by ifindex, only of links that have any. On a thread inside the links' namespace: the kernel looks
     * in the caller's.
     */
    static Map<Integer, List<AttachedProgram>> attached(List<Link> links) {
        BpfAttachments kernel = new BpfAttachments();
        Map<Integer, List<AttachedProgram>> all = new HashMap<>();
        for (Link link : links) {
            List<AttachedProgram> found = new ArrayList<>(0);
            add(kernel, found, link.index(), Hook.TCX_INGRESS);
            add(kernel, found, link.index(), Hook.TCX_EGRESS);
            if (link.kind().kind().equals("netkit")) {
                add(kernel, found, link.index(), Hook.NETKIT_PRIMARY);
                add(kernel, found, link.index(), Hook.NETKIT_PEER);
            }
            if (!found.isEmpty()) {
                all.put(link.index(), found);
            }
        }
        return all;
    }

    private static void add(BpfAttachments kernel, List<AttachedProgram> to, int link, Hook hook) {
        List<Long> ids = kernel.of(link, hook);
        if (ids != null) {
            ids.forEach(id -> to.add(new AttachedProgram(hook.text(), id, null, null)));
        }
    }

    /** The links with the programs beside their own, all with names and tags as far as the kernel tells them. */
    static List<Link> joined(List<Link> links, Map<Integer, List<AttachedProgram>> attached) {
        BpfPrograms known = new BpfPrograms();
        List<Link> joined = new ArrayList<>(links.size());
        for (Link link : links) {
            List<AttachedProgram> more = attached.getOrDefault(link.index(), List.of());
            if (link.programs().isEmpty() && more.isEmpty()) {
                joined.add(link);
                continue;
            }
            List<AttachedProgram> programs = new ArrayList<>();
            link.programs().forEach(p -> programs.add(named(p, known)));
            more.forEach(p -> programs.add(named(p, known)));
            joined.add(link.withPrograms(programs));
        }
        return joined;
    }

    private static AttachedProgram named(AttachedProgram program, BpfPrograms known) {
        BpfPrograms.Info info = known.of(program.id());
        return new AttachedProgram(program.hook(), program.id(), info.name(), info.tag());
    }
}
