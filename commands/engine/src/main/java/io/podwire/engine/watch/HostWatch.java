package io.podwire.engine.watch;

import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Epoll;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.EventSocket;
import io.podwire.engine.netns.NetnsFiles;
import io.podwire.engine.netns.NetnsMemory;
import io.podwire.engine.pods.PodMemory;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hears of changes on this host and has the memories forget what they concern.
 *
 * <p>Whoever asks a memory first calls {@link #catchUp}, which takes all that the kernel has told up to now: the events of a change
 * are queued before the call that made it returns, so nothing that was over before the question can be missed. A daemon thread
 * does the same in between, so that sockets in the namespaces of deleted pods are let go at once and queues do not fill up. A queue that
 * did fill up counts as a change of everything it is for.
 */
final class HostWatch implements AutoCloseable {

    /** Tokens of what is no namespace; these have inodes, which are positive. */
    private static final long FILES = -1;

    private static final long NUMBERS = -2;
    private static final long HOST_NETWORK = -3;
    private static final long MOUNTS = -4;
    private static final long INSIDE = -5;
    private static final long END = -6;

    /** Where changes never rest, the thread looks twenty times a second. */
    private static final long REST_NANOS = 50_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Source> sources;
    private final CancelSignal end;
    private final Epoll inside;
    private final Epoll outside;
    private FileWatch files;
    private MountWatch mounts;
    private EventSocket numbers;
    private EventSocket hostNetwork;
    private final KeptNetworks networks;
    private final NetnsMemory netnsMemory = new NetnsMemory();
    private final PodMemory podMemory;
    private final Thread listener;
    private long changes;
    private boolean closed;

    /**
     * Begins to listen. What the kernel refuses is left out.
     *
     * @param root the host's files: this very machine's
     * @param wanted sources to use where they are there
     * @throws SystemCallException where not even waiting is possible: EMFILE
     */
    HostWatch(HostRoot root, Set<Source> wanted) throws SystemCallException {
        // JNA must not be set up by a thread that is elsewhere.
        Libc.load();
        sources = wanted.isEmpty() ? EnumSet.noneOf(Source.class) : EnumSet.copyOf(wanted);
        end = new CancelSignal();
        inside = new Epoll();
        outside = new Epoll();
        outside.add(inside, INSIDE);
        outside.add(end, END);
        start(Source.FILES, () -> {
            files = new FileWatch(root, FileWatch.MOST_WATCHES);
            inside.add(files.descriptor(), Libc.POLLIN, FILES);
        });
        start(Source.MOUNTS, () -> {
            mounts = new MountWatch();
            outside.add(mounts.descriptor(), Libc.POLLPRI, MOUNTS);
        });
        start(Source.NUMBERS, () -> {
            numbers = EventSocket.open(EventSocket.NSIDS);
            inside.add(numbers.descriptor(), Libc.POLLIN, NUMBERS);
        });
        start(Source.HOST_NETWORK, () -> {
            hostNetwork = EventSocket.open(EventSocket.LINKS, EventSocket.IPV4_ADDRESSES, EventSocket.IPV6_ADDRESSES);
            inside.add(hostNetwork.descriptor(), Libc.POLLIN, HOST_NETWORK);
        });
        // Without news of mounts nobody would tell when to let go.
        sources.removeIf(source -> source == Source.NETWORKS && !sources.contains(Source.MOUNTS));
        networks = new KeptNetworks(inside, root, sources.contains(Source.NETWORKS) ? KeptNetworks.MOST : 0);
        podMemory = new PodMemory(() -> files == null ? root : root.telling(files));
        listener = new Thread(null, this::listen, "podwire-watch", 0, false);
        listener.setDaemon(true);
        listener.start();
    }

    private interface Start {
        void run() throws SystemCallException;
    }

    private void start(Source source, Start start) {
        if (sources.contains(source)) {
            try {
                start.run();
            } catch (SystemCallException refused) {
                sources.remove(source);
            }
        }
    }

    private void listen() {
        while (!end.raised()) {
            try {
                List<Long> told = outside.await(-1);
                if (end.raised() || told.contains(END)) {
                    return;
                }
                lock.lock();
                try {
                    catchUp();
                } finally {
                    lock.unlock();
                }
            } catch (SystemCallException broken) {
                return;
            }
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    /** To be held while a memory is asked. */
    ReentrantLock lock() {
        return lock;
    }

    /** Takes all news so far; under the lock. */
    void catchUp() {
        boolean mountsChanged = news(Source.MOUNTS, () -> mounts.drain());
        if (mountsChanged) {
            netnsMemory.forgetMounts();
            podMemory.forget();
            if (files != null) {
                files.retread();
            }
            letGo();
        }
        boolean any = mountsChanged;
        for (List<Long> told = told(); !told.isEmpty(); told = told()) {
            for (long token : told) {
                any |= hear(token);
            }
        }
        changes += any ? 1 : 0;
    }

    private List<Long> told() {
        if (closed) {
            return List.of();
        }
        try {
            return inside.await(0);
        } catch (SystemCallException broken) {
            sources.clear();
            networks.close();
            return List.of();
        }
    }

    private boolean hear(long token) {
        if (token == FILES) {
            boolean changed = news(Source.FILES, () -> files.drain());
            if (changed) {
                podMemory.forget();
            }
            return changed;
        }
        if (token == NUMBERS) {
            netnsMemory.forgetNumbers();
            return news(Source.NUMBERS, () -> numbers.drain());
        }
        if (token == HOST_NETWORK) {
            return news(Source.HOST_NETWORK, () -> hostNetwork.drain());
        }
        networks.heard(token);
        return true;
    }

    private interface News {
        boolean take() throws SystemCallException;
    }

    /** A source that fails is used no more; what it vouched for counts as changed. */
    private boolean news(Source source, News news) {
        if (!sources.contains(source)) {
            return false;
        }
        try {
            return news.take();
        } catch (SystemCallException broken) {
            sources.remove(source);
            return true;
        }
    }

    private void letGo() {
        try {
            networks.keepOnly(networks.size() == 0 ? Set.of() : NetnsFiles.bound());
        } catch (IOException unreadable) {
            networks.close();
        }
    }

    /** True while changes of this sort are told. */
    boolean tells(Source source) {
        return sources.contains(source) && (source != Source.FILES || files.complete());
    }

    /** Grows with every change that was heard of; under the lock. */
    long changes() {
        return changes;
    }

    NetnsMemory netnsMemory() {
        return netnsMemory;
    }

    PodMemory podMemory() {
        return podMemory;
    }

    KeptNetworks networks() {
        return networks;
    }

    /** Ends the thread and lets go of everything. Whoever asks afterwards is told of no change, and of no source. */
    @Override
    public void close() {
        end.raise();
        LockSupport.unpark(listener);
        joinListener();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            sources.clear();
            networks.close();
            if (files != null) {
                files.close();
            }
            if (mounts != null) {
                mounts.close();
            }
            closeSockets();
        } finally {
            lock.unlock();
        }
    }

    private void closeSockets() {
        if (numbers != null) {
            numbers.close();
        }
        if (hostNetwork != null) {
            hostNetwork.close();
        }
        inside.close();
        outside.close();
        end.close();
    }

    private void joinListener() {
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
