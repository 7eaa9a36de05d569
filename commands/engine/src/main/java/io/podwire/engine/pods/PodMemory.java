package io.podwire.engine.pods;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Pod;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.proc.ProcessMemory;
import io.podwire.engine.proc.ProcessScan;
import io.podwire.engine.proc.ProcessTable;
import java.util.function.Supplier;

/**
 * The pods of a host for one who asks again and again. What files told is kept until its owner, who must know of changes of files and
 * mounts, has it forgotten; processes are read for every answer, and only what follows from both is taken over where both are the
 * same. For one thread at a time.
 */
public final class PodMemory {

    private final Supplier<HostRoot> roots;
    private HostRoot root;
    private final ProcessMemory scanned = new ProcessMemory();
    private PodFiles files;
    private ProcessTable processes;
    private Answer<Pod> pods;

    /** @param roots gives the host's files, anew each time these may have changed; their owner hears through it which of them matter */
    public PodMemory(Supplier<HostRoot> roots) {
        this.roots = roots;
        this.root = roots.get();
    }

    /** To be called when files or mounts changed. */
    public void forget() {
        root = roots.get();
        files = null;
        pods = null;
    }

    /** As {@link PodTable#all}. */
    public Answer<Pod> all() {
        ProcessTable now = ProcessScan.scan(root, scanned);
        if (pods != null && now.sameAs(processes)) {
            return pods;
        }
        if (files == null) {
            files = new PodFiles(root);
        }
        PodTable table = new PodTable(root, now, files);
        Answer<Pod> all = table.all();
        processes = now;
        pods = table.askedProcesses() ? null : all;
        if (files.hung()) {
            forget();
        }
        return all;
    }
}
