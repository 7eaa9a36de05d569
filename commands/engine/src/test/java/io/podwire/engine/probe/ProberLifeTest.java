package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Netns;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.Prober;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.Sending;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.FewDescriptors;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.NetnsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How probers begin and end, and that nothing stays behind. */
class ProberLifeTest {

    private ProbeWorld world;

    @BeforeEach
    void begin() {
        world = new ProbeWorld();
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void aDeletedNamespaceIsLetGo() {
        Prober prober = world.prober();
        world.filter(world.router, false, "-A FORWARD -p icmp -j DROP");
        prober.send(world.echo(ProbeWorld.SERVER_4, Sending.USUAL, 56, ProbeWorld.LONG));
        assertThat(prober.next(ProbeWorld.SHORT)).isNull();
        long deleted = System.nanoTime();
        world.world.remove(world.client);
        Reply reply = prober.next(ProbeWorld.LONG);
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(reply.problem()).isEqualTo(world.client + ": its network namespace ended");
        assertThat(prober.underWay()).isZero();
        assertThatThrownBy(() -> prober.next(ProbeWorld.LONG))
                .isInstanceOf(NotFound.class)
                .hasMessage(world.client + ": its network namespace ended");
        // Nobody holds it: its end of the cable goes, and with it the router's.
        while (world.world.ip("-n", world.router, "-o", "link").contains("r0@")) {
            assertThat(System.nanoTime() - deleted).isLessThan(ProbeWorld.LONG.toNanos());
        }
    }

    @Test
    void aNamespaceThatIsGoneCanNotBeProbed() {
        Netns gone = Inside.netns(world.world, world.client);
        world.world.remove(world.client);
        assertThatThrownBy(() -> LocalProber.open(gone, HostRoot.of("/"))).isInstanceOf(NotFound.class);
    }

    @Test
    void itsOwnNamespaceIsProbedWithoutEnteringAny() {
        Netns own = new Netns(NetnsFiles.own(), true, List.of(), List.of(), List.of(), List.of(), null);
        try (Prober prober = LocalProber.open(own, HostRoot.of("/"))) {
            Reply reply = ProbeWorld.ask(
                    prober, world.echo(IpAddress.parse("127.0.0.1"), Sending.USUAL, 56, ProbeWorld.LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    @Test
    void cancellingEndsAWaitAndAllLaterOnes() throws InterruptedException {
        Prober prober = world.prober();
        Thread other = new Thread(prober::cancel);
        long begun = System.nanoTime();
        other.start();
        assertThat(prober.next(Duration.ofMinutes(5))).isNull();
        assertThat(prober.next(Duration.ofMinutes(5))).isNull();
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MINUTES.toNanos(4));
        other.join();
    }

    @Test
    void whatIsClosedLeavesNothingBehind() throws IOException {
        ask().close();
        long files = openSockets();
        for (int i = 0; i < 20; i++) {
            ask().close();
        }
        assertThat(openSockets()).isEqualTo(files);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("podwire-probe");
    }

    @Test
    void whatCanNotBeOpenedLeavesNothingBehind() throws IOException {
        ask().close();
        Netns netns = Inside.netns(world.world, world.client);
        long files = openSockets();
        for (int free = 0; free < 8; free++) {
            FewDescriptors.with(
                    free, () -> opened(netns), LocalProber.class, SystemCallException.class, NotFound.class);
            assertThat(openSockets()).as("of %s", free).isEqualTo(files);
        }
    }

    private static boolean opened(Netns netns) {
        try (Prober prober = LocalProber.open(netns, HostRoot.of("/"))) {
            return prober.facts().rawIcmp();
        } catch (PodwireException e) {
            return false;
        }
    }

    /** With connections, datagrams and echoes under way. */
    private Prober ask() {
        Prober prober = LocalProber.open(Inside.netns(world.world, world.client), HostRoot.of("/"));
        world.filter(world.router, false, "-I FORWARD -d 10.9.2.99 -j DROP");
        IpAddress silent = IpAddress.parse("10.9.2.99");
        prober.send(world.tcp(silent, 80, ProbeWorld.LONG));
        prober.send(world.echo(silent, Sending.USUAL, 56, ProbeWorld.LONG));
        prober.send(world.probe(ProbeProtocol.UDP, silent, 80, Sending.USUAL, ProbeWorld.octets(3), ProbeWorld.LONG));
        Reply reply = ProbeWorld.ask(prober, world.echo(ProbeWorld.SERVER_4, Sending.USUAL, 56, ProbeWorld.LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        return prober;
    }

    private static long openSockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(ProberLifeTest::isOfProbers).count();
        }
    }

    private static boolean isOfProbers(Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith("socket:") || target.startsWith("anon_inode:") || target.startsWith("net:");
        } catch (IOException gone) {
            return false;
        }
    }
}
