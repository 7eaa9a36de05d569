package io.podwire.engine.probe;

import com.sun.management.OperatingSystemMXBean;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Not a test: probes of the namespace it is started in, for bench/probe.
 *
 * <pre>
 * serve PORT                                             accepts and closes connections until it is killed
 * PROTOCOL TARGET[+N] PORT IN_FLIGHT COUNT GAP_MICROS WARM   to one target or N in a row; prints: median and 99th percentile of the round trips in tenths of a
 *                                                        microsecond, probes a second, lost, processor time a probe in microseconds
 * </pre>
 */
public final class ProbeLoad {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PAYLOAD = 56;

    private final Prober prober;
    private final ProbeProtocol protocol;
    private final List<IpAddress> targets;
    private final int port;
    private long numbers;
    private long[] rtts = {};
    private int answered;

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("serve")) {
            serve(Integer.parseInt(arguments[1]));
            return;
        }
        ProbeProtocol protocol = ProbeProtocol.valueOf(arguments[0]);
        List<IpAddress> targets = targets(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        int inFlight = Integer.parseInt(arguments[3]);
        int count = Integer.parseInt(arguments[4]);
        long gap = Long.parseLong(arguments[5]) * 1000;
        int warm = Integer.parseInt(arguments[6]);
        Netns own = new Netns(NetnsFiles.own(), true, List.of(), List.of(), List.of(), List.of(), null);
        try (Prober prober = LocalProber.open(own, HostRoot.of("/"))) {
            ProbeLoad load = new ProbeLoad(prober, protocol, targets, port);
            load.run(inFlight, warm, 0);
            long cpu = cpuNanos();
            long begun = System.nanoTime();
            load.run(inFlight, count, gap);
            long took = System.nanoTime() - begun;
            load.print(count, took, cpuNanos() - cpu);
        }
    }

    private ProbeLoad(Prober prober, ProbeProtocol protocol, List<IpAddress> targets, int port) {
        this.prober = prober;
        this.protocol = protocol;
        this.targets = targets;
        this.port = port;
    }

    private static List<IpAddress> targets(String text) {
        String[] parts = text.split("\\+");
        int count = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        List<IpAddress> targets = new ArrayList<>();
        byte[] octets = IpAddress.parse(parts[0]).octets();
        for (int i = 0; i < count; i++) {
            targets.add(IpAddress.of(octets));
            for (int at = octets.length - 1; ++octets[at] == 0; at--) {
                continue;
            }
        }
        return targets;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void run(int inFlight, int count, long gap) {
        rtts = new long[count];
        answered = 0;
        int sent = 0;
        long next = prober.nanos();
        while (sent < count || prober.underWay() > 0) {
            long now = prober.nanos();
            while (sent < count && prober.underWay() < inFlight && next - now <= 0) {
                send();
                sent++;
                next = gap == 0 ? now : next + gap;
            }
            boolean paced = gap > 0 && sent < count && prober.underWay() < inFlight;
            take(prober.next(paced ? Duration.ofNanos(Math.max(1, next - prober.nanos())) : TIMEOUT));
        }
    }

    private void send() {
        Octets payload = protocol == ProbeProtocol.TCP ? Octets.EMPTY : ProbeWorld.octets(PAYLOAD);
        IpAddress target = targets.get((int) (numbers % targets.size()));
        prober.send(new Probe(
                numbers++,
                protocol,
                target,
                protocol == ProbeProtocol.ICMP ? 0 : port,
                Sending.USUAL,
                payload,
                TIMEOUT));
    }

    private void take(Reply reply) {
        if (reply == null) {
            return;
        }
        if (reply.outcome() == Outcome.ANSWERED || reply.outcome() == Outcome.REFUSED) {
            rtts[answered++] = reply.rtt().toNanos();
        } else if (reply.problem() != null) {
            System.err.println(reply.problem());
        }
    }

    private void print(int count, long took, long cpu) {
        long[] sorted = Arrays.copyOf(rtts, answered);
        Arrays.sort(sorted);
        System.out.printf(
                "%d %d %d %d %d%n",
                answered == 0 ? -1 : sorted[answered / 2] / 100,
                answered == 0 ? -1 : sorted[(int) (answered * 0.99)] / 100,
                count * 1_000_000_000L / took,
                count - answered,
                cpu / 1000 / count);
    }

    private static void serve(int port) throws IOException {
        ServerSocketChannel connections = ServerSocketChannel.open().bind(new InetSocketAddress(port), 65_535);
        System.out.println("ready");
        while (true) {
            connections.accept().close();
        }
    }
}
