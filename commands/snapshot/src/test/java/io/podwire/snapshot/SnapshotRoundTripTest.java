package io.podwire.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Need;
import io.podwire.api.command.Running;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.host.SnapshotTaken;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.value.IpAddress;
import io.podwire.snapshot.read.SavedHost;
import io.podwire.snapshot.write.TakeSnapshot;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked of a host is asked of its snapshot, with equal answers: from the file, and from the file unpacked. */
class SnapshotRoundTripTest {

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private SavedHost saved(FakeHost host) {
        return SavedHost.open(take(host), notes::add);
    }

    private Path take(FakeHost host) {
        Path file = folder.resolve("a.pwz");
        new TakeSnapshot().run(new TakeSnapshot.Args(file.toString(), Optional.empty(), true), new FakeSession(host));
        return file;
    }

    /** The same entries as files. */
    static Path unpacked(Path file) throws IOException {
        Path to = Files.createDirectory(file.resolveSibling("unpacked"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(to.resolve(entry.getName()), zip.readAllBytes());
            }
        }
        return to;
    }

    @Test
    void everyFactComesBack() throws IOException {
        try (FakeHost live = SampleHost.of(40)) {
            Path file = take(live);
            assertThat(live.open()).isZero();
            compare(live, SavedHost.open(file, notes::add));
            compare(live, SavedHost.open(unpacked(file), notes::add));
        }
    }

    private static void compare(Host live, Host saved) {
        assertThat(saved.facts()).isEqualTo(live.facts());
        assertThat(saved.own()).isEqualTo(live.own());
        assertThat(saved.netnses()).isEqualTo(live.netnses());
        assertThat(saved.netnsesInUse()).isEqualTo(live.netnsesInUse());
        assertThat(saved.pods()).isEqualTo(live.pods());
        assertThat(saved.ovs()).isEqualTo(live.ovs());
        assertThat(saved.services(Duration.ofSeconds(1))).isEqualTo(live.services(Duration.ofSeconds(1)));
        assertThat(saved.checks()).isEqualTo(live.checks());
        assertThat(saved.cni()).isEqualTo(live.cni());
        saved.require(Need.NETNS);
        saved.require(Need.NET_ADMIN);
        assertThatThrownBy(() -> saved.require(Need.LIVE))
                .isInstanceOf(Unsupported.class)
                .hasMessage("a snapshot only answers: nothing can be sent from it");
        for (Netns netns : live.netnses().items()) {
            try (Network kernel = live.enter(netns);
                    Network file = saved.enter(netns)) {
                compare(kernel, file);
            }
        }
    }

    private static void compare(Network live, Network saved) {
        List<Function<Network, Object>> questions = List.of(
                Network::netns,
                Network::links,
                Network::addresses,
                Network::routes,
                Network::rules,
                Network::neighbors,
                Network::fdb,
                Network::qdiscs,
                Network::filters,
                network -> network.sockets(true),
                Network::counters,
                network -> network.sysctl("net.ipv4.ip_forward"),
                network -> network.sysctl("net/ipv4/conf/eth0.7/rp_filter"),
                network -> Optional.ofNullable(network.sysctl("net.ipv4.no_such")),
                network -> all(network.conntrack(ConntrackQuery.all())));
        for (Function<Network, Object> question : questions) {
            assertThat(question.apply(saved)).isEqualTo(question.apply(live));
        }
        assertThat(saved.sockets(false).get(0).pids()).isNull();
        if (!live.netns().host()) {
            assertThat(saved.nsidOf(SampleHost.OWN)).isEqualTo(5);
        }
    }

    private static List<Object> all(Running<ConntrackEntry, ConntrackSummary> table) {
        try (table) {
            List<Object> all = new ArrayList<>();
            while (!table.ended()) {
                all.add(table.next(Duration.ofSeconds(1)));
            }
            all.add(table.summary());
            return all;
        }
    }

    @Test
    void visitsAnswerAsEntering() {
        try (FakeHost live = SampleHost.of(3)) {
            List<Netns> all = live.netnses().items();
            assertThat(saved(live).visit(all, Network::addresses)).isEqualTo(live.visit(all, Network::addresses));
        }
    }

    @Test
    void conntrackIsFilteredAsTheKernelDoes() {
        try (FakeHost live = SampleHost.of(1);
                Network network = saved(live).enter(SampleHost.OWN)) {
            assertThat(all(network.conntrack(new ConntrackQuery("inet", 17, IpAddress.parse("fd00::1"), 53))))
                    .hasSize(2);
            List<Object> none = all(network.conntrack(new ConntrackQuery("inet6", null, null, null)));
            assertThat(none).singleElement().isEqualTo(new ConntrackSummary(100, 0, 9L, 1000L, 0L, 1L, 2L, 3L));
        }
    }

    @Test
    void countersAreReadTwiceAndTheTimeBetweenIsTold() {
        try (FakeHost live = SampleHost.of(1)) {
            Path file = folder.resolve("b.pwz");
            new TakeSnapshot()
                    .run(
                            new TakeSnapshot.Args(file.toString(), Optional.of(Duration.ofMillis(300)), false),
                            new FakeSession(live));
            CounterWindow window =
                    SavedHost.open(file, notes::add).counters(SampleHost.netns(200), Duration.ofHours(1), () -> false);
            assertThat(window.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
            assertThat(window.second().counters())
                    .isEqualTo(window.first().counters())
                    .hasSize(1);
            assertThat(notes).singleElement().asString().startsWith("the snapshot's counters were read twice, 0.");
        }
    }

    @Test
    void whatCouldNotBeReadIsRefusedInTheSameWords() {
        try (FakeHost live = SampleHost.of(2)) {
            Netns gone = SampleHost.netns(201);
            live.vanishing(gone);
            Path file = folder.resolve("a.pwz");
            Answer<SnapshotTaken> taken = new TakeSnapshot()
                    .run(new TakeSnapshot.Args(file.toString(), Optional.empty(), false), new FakeSession(live));
            assertThat(taken.gaps()).extracting(Gap::subject).contains("pod-201", "pods", "ovs");
            assertThat(taken.items().get(0).gaps()).isEqualTo(taken.gaps().size());
            SavedHost saved = SavedHost.open(file, notes::add);
            assertThat(saved.header().gaps()).isEqualTo(taken.gaps());
            assertThat(saved.netnses().items()).contains(gone);
            assertThatThrownBy(() -> saved.enter(gone))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("pod-201: ENOENT (No such file or directory)");
            assertThatThrownBy(() -> saved.enter(SampleHost.netns(999))).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void keysAreNeverKept() throws IOException {
        try (FakeHost live = SampleHost.of(1)) {
            Path file = take(live);
            SavedHost saved = SavedHost.open(file, notes::add);
            assertThat(saved.header().leftOut()).contains("net/ipv4/tcp_fastopen_key");
            assertThatThrownBy(() -> saved.enter(SampleHost.OWN).sysctl("net.ipv4.tcp_fastopen_key"))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("is a key");
            assertThat(Files.readString(unpacked(file).resolve("sysctls.ndjson")))
                    .doesNotContain("0-1-2-3");
        }
    }

    @Test
    void withoutThePrivilegeNothingIsWritten() {
        try (FakeHost live = SampleHost.of(1).refuse(Need.NETNS)) {
            assertThatThrownBy(() -> take(live)).isInstanceOf(NotPermitted.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aRouteIsComputed() {
        try (FakeHost live = SampleHost.of(1);
                Network network = saved(live).enter(SampleHost.OWN)) {
            assertThatThrownBy(() -> network.route(io.podwire.api.net.RouteQuery.to(IpAddress.parse("192.0.2.1"))))
                    .as("its only rule leads to the local table, which is empty")
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("ENETUNREACH");
        }
    }
}
