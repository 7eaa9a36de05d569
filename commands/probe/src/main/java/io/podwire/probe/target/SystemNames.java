package io.podwire.probe.target;

import io.podwire.api.value.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The resolver of the machine that podwire runs on, as all its programs use it (getaddrinfo(3)): {@code /etc/hosts} first, then DNS,
 * as {@code /etc/nsswitch.conf} has it. It is asked from the host's own network, whatever place the probes leave from.
 */
public final class SystemNames implements NameService {

    private static final long GLANCE_MILLIS = 50;

    @Override
    public List<IpAddress> addresses(String name, BooleanSupplier cancelled) {
        FutureTask<InetAddress[]> question = new FutureTask<>(() -> InetAddress.getAllByName(name));
        // getaddrinfo can't be interrupted: whoever does not want to wait leaves it behind, where it ends by itself
        Thread asking = new Thread(question, "podwire-names");
        asking.setDaemon(true);
        asking.start();
        while (!cancelled.getAsBoolean()) {
            try {
                return converted(question.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownHostException) {
                    return List.of();
                }
                throw new IllegalStateException("asking for an address", e.getCause());
            }
        }
        return List.of();
    }

    private static List<IpAddress> converted(InetAddress[] found) {
        List<IpAddress> all = new ArrayList<>(found.length);
        for (InetAddress address : found) {
            IpAddress ip = IpAddress.of(address.getAddress());
            if (!all.contains(ip)) {
                all.add(ip);
            }
        }
        return all;
    }
}
