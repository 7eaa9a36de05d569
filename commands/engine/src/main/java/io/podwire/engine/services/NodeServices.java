package io.podwire.engine.services;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.KernelModules;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The Services that this node's own rules name: kube-proxy's, by iptables of either kind or nftables. Nothing is loaded for it and no lock
 * is taken. What was read when the patience ends is told, and a gap.
 */
public final class NodeServices {

    /** Where these programs are; the user's own path is not asked, since they are started as root. */
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin");

    /** More than any cluster has, so that no rules fill the memory. */
    private static final int MOST = 65_536;

    private static final Comparator<ServiceAddress> ORDER = Comparator.comparing(ServiceAddress::namespace)
            .thenComparing(ServiceAddress::name)
            .thenComparing(ServiceAddress::address)
            .thenComparing(ServiceAddress::number)
            .thenComparing(ServiceAddress::protocol);

    /** @param always it succeeds also where there are no such rules */
    private record Asked(RuleProgram program, boolean always) {}

    private final KernelModules modules;
    private final String proc;
    private final List<String> before;
    private final Duration patience;
    private final List<Gap> unread = new ArrayList<>();
    private final Set<ServiceAddress> found = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<EndpointKey, Set<ServiceEndpoint>> endpoints = new ConcurrentHashMap<>();
    private final AtomicInteger endpointCount = new AtomicInteger();

    NodeServices(HostRoot root, List<String> before, Duration patience) {
        this.modules = KernelModules.of(root);
        this.proc = root.procDirectory();
        this.before = before;
        this.patience = patience;
    }

    /** Asks the rules of podwire's own network namespace, the node's. */
    public static Answer<ServiceAddress> read(HostRoot root, Duration patience) {
        return new NodeServices(root, List.of(), patience).read();
    }

    Answer<ServiceAddress> read() {
        long until = System.nanoTime() + patience.toNanos();
        List<Asked> programs = new ArrayList<>();
        if (modules.mayAsk("nf_tables")) {
            save("iptables-nft-save", programs);
            save("ip6tables-nft-save", programs);
            start("nft", List.of("list", "map", "ip", "kube-proxy", "service-ips"), this::nft, programs);
            start("nft", List.of("list", "map", "ip6", "kube-proxy", "service-ips"), this::nft, programs);
            start("nft", List.of("list", "chains", "ip"), line -> EndpointText.nft(line, this::add), programs);
            start("nft", List.of("list", "chains", "ip6"), line -> EndpointText.nft(line, this::add), programs);
        }
        // the file is there once its module is, and asking for a table that is not in it would make one
        if (hasNat("ip_tables_names")) {
            save("iptables-legacy-save", programs);
        }
        if (hasNat("ip6_tables_names")) {
            save("ip6tables-legacy-save", programs);
        }
        boolean whole = true;
        boolean refused = false;
        for (Asked asked : programs) {
            boolean ended = asked.program().await(until);
            whole &= ended;
            refused |= ended && asked.always() && asked.program().failed();
        }
        List<ServiceAddress> services = new ArrayList<>();
        found.forEach(service -> services.add(service.leadingTo(endpoints(service))));
        services.sort(ORDER);
        List<Gap> gaps = new ArrayList<>(unread);
        if (programs.isEmpty() && unread.isEmpty()) {
            gaps.add(new Gap("services", "the node has no rules of iptables or nftables, or none of their programs"));
        } else if (refused) {
            gaps.add(new Gap("services", "the rules may not be read: CAP_NET_ADMIN is needed for that"));
        } else if (!whole) {
            gaps.add(new Gap(
                    "services", "the rules took longer than " + patience.toMillis() + " ms to read; some are missing"));
        }
        return new Answer<>(services, gaps);
    }

    private boolean hasNat(String file) {
        String path = proc + "/net/" + file;
        if (!new File(path).exists()) {
            return false;
        }
        try {
            byte[] names = HostRoot.readProc(path, 4096);
            return new String(names, StandardCharsets.US_ASCII).lines().anyMatch("nat"::equals);
        } catch (IOException e) {
            unread.add(new Gap("services", "it can't be read whether there are rules: " + e.getMessage()));
            return false;
        }
    }

    private void save(String program, List<Asked> programs) {
        Consumer<String> lines = line -> {
            IptablesText.read(line, this::add);
            EndpointText.iptables(line, this::add);
        };
        start(program, List.of(), lines, programs);
    }

    private List<ServiceEndpoint> endpoints(ServiceAddress service) {
        EndpointKey key = new EndpointKey(
                service.namespace(),
                service.name(),
                service.port(),
                service.protocol(),
                service.address().v6(),
                service.from());
        return List.copyOf(endpoints.getOrDefault(key, Set.of()));
    }

    private void nft(String line) {
        NftText.read(line, this::add);
    }

    private void add(ServiceAddress service) {
        if (found.size() < MOST) {
            found.add(service);
        }
    }

    private void add(EndpointKey key, ServiceEndpoint endpoint) {
        if (endpointCount.get() < MOST
                && endpoints
                        .computeIfAbsent(key, service -> new ConcurrentSkipListSet<>())
                        .add(endpoint)) {
            endpointCount.incrementAndGet();
        }
    }

    private void start(String name, List<String> words, Consumer<String> lines, List<Asked> programs) {
        for (String folder : FOLDERS) {
            File file = new File(folder, name);
            if (file.canExecute()) {
                List<String> command = new ArrayList<>(before);
                command.add(file.getPath());
                command.addAll(words);
                try {
                    programs.add(new Asked(RuleProgram.start(command, lines), name.endsWith("-save")));
                } catch (IOException e) {
                    // noexec, or no processes left; elsewhere there may be another
                    unread.add(new Gap("services", name + " can't be started: " + e.getMessage()));
                    continue;
                }
                return;
            }
        }
    }
}
