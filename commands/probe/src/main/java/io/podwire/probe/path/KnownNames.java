package io.podwire.probe.path;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Network;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Names that podwire knows by itself, of pods and of this machine, and where that is wanted those of DNS. All are looked up by a thread
 * beside the probes: a name server that does not answer delays nothing.
 */
final class KnownNames implements PathNames {

    /** DNS is asked about so many addresses; a path has no more, and whoever makes some up does not get a thread's whole day. */
    private static final int MOST_ASKED = 256;

    private final Map<IpAddress, String> names = new ConcurrentHashMap<>();
    private final Set<IpAddress> asked = ConcurrentHashMap.newKeySet();
    private final ExecutorService beside;
    private final boolean resolve;

    private KnownNames(boolean resolve) {
        this.resolve = resolve;
        this.beside = Executors.newFixedThreadPool(resolve ? 3 : 1, task -> {
            Thread thread = new Thread(task, "podwire-path-names");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to look. @param resolve whether DNS is asked too */
    static KnownNames of(Session session, boolean resolve) {
        KnownNames names = new KnownNames(resolve);
        names.beside.execute(() -> names.read(session));
        return names;
    }

    private void read(Session session) {
        try (Network network = session.host().enter(session.host().own())) {
            network.addresses().stream()
                    .map(address -> address.address().address())
                    .filter(address -> !address.loopback())
                    .forEach(address -> names.put(address, session.hostName()));
        } catch (PodwireException e) {
            // who may not read this sees addresses
        }
        try {
            CommandIndex.Entry pods = CommandIndex.load().find("pods");
            Answer<?> answer = (Answer<?>) session.commands().call(pods.load(), Map.of(), null);
            answer.items().forEach(pod -> add((PodSummary) pod));
        } catch (PodwireException e) {
            // likewise
        }
    }

    private void add(PodSummary pod) {
        if (pod.namespace() != null && pod.name() != null) {
            pod.addresses().forEach(address -> names.putIfAbsent(address, pod.namespace() + "/" + pod.name()));
        }
    }

    @Override
    public String of(IpAddress address) {
        String name = names.get(address);
        if (name == null && resolve && asked.size() < MOST_ASKED && asked.add(address)) {
            beside.execute(() -> ask(address));
        }
        return name;
    }

    private void ask(IpAddress address) {
        try {
            String name = InetAddress.getByAddress(address.octets()).getCanonicalHostName();
            if (!name.equals(InetAddress.getByAddress(address.octets()).getHostAddress())) {
                names.putIfAbsent(address, name);
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    @Override
    public void close() {
        beside.shutdownNow();
    }
}
