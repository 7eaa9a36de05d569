package io.podwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.Dressing;
import io.podwire.api.command.Launch.Entry;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NsEnterTest {

    private static final Netns HOST = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);
    private static final Netns NETNS =
            new Netns(77, false, List.of("cni-1"), List.of("/run/netns/cni-1"), List.of(400, 401), List.of(), 0);

    private final FakeSession session = new FakeSession(new FakeHost("node", new FakeNetwork(HOST)))
            .target("shop/cart", new Place(NETNS, "shop/cart", pod(false, "/sandbox/resolv.conf")))
            .target("ctr/b2", new Place(NETNS, "ctr/b2", pod(false, "/sandbox/resolv.conf")))
            .target("shop/proxy", new Place(HOST, "shop/proxy", pod(true, null)))
            .target(
                    "netns/9",
                    new Place(
                            new Netns(9, false, List.of(), List.of(), List.of(), List.of("/proc/5/fd/6"), null),
                            "netns/9",
                            null))
            .target("pid/401", new Place(NETNS, "pid/401", pod(false, "/sandbox/resolv.conf")));

    private static Pod pod(boolean hostNetwork, String resolvConf) {
        return new Pod(
                "shop",
                "cart",
                "u",
                "containerd",
                "runc",
                "aa",
                77L,
                null,
                hostNetwork,
                false,
                List.of(400, 401, 402),
                List.of(
                        new Container("b1", "app", null, 401, List.of(401), null),
                        new Container("b2", "side", null, 402, List.of(402), null)),
                List.of(),
                null,
                resolvConf,
                resolvConf == null ? null : "/kubelet/etc-hosts",
                List.of(),
                List.of(),
                List.of());
    }

    private Launch run(Map<String, Object> arguments) {
        return (Launch) CommandIndex.load().find("nsenter").load().call(new HashMap<>(arguments), session);
    }

    @Test
    void aPodsNetworkIsEnteredByItsFileAndDressed() {
        Launch launch = run(Map.of("place", "shop/cart", "command", List.of("ip", "addr")));
        assertThat(launch.arguments()).containsExactly("ip", "addr");
        assertThat(launch.enter()).containsExactly(new Entry(NamespaceKind.NET, "/run/netns/cni-1", 77L));
        assertThat(launch.dressing())
                .isEqualTo(new Dressing(
                        true, Map.of("/etc/resolv.conf", "/sandbox/resolv.conf", "/etc/hosts", "/kubelet/etc-hosts")));
        assertThat(session.notes()).isEmpty();
    }

    @Test
    void plainAndAForeignRootAreNotDressed() {
        assertThat(run(Map.of("place", "shop/cart", "plain", "true")).dressing().plain())
                .isTrue();
        Launch rooted = run(Map.of("place", "shop/cart", "root", ""));
        assertThat(rooted.dressing().plain()).isTrue();
        assertThat(rooted.root()).isEqualTo("/proc/401/root");
    }

    @Test
    void otherNamespacesAreAContainersNotThePauseProcesss() {
        Launch launch = run(Map.of("place", "shop/cart", "mount", "", "pids", "", "wd", ""));
        assertThat(launch.enter())
                .containsExactly(
                        new Entry(NamespaceKind.MNT, "/proc/401/ns/mnt", null),
                        new Entry(NamespaceKind.PID, "/proc/401/ns/pid", null));
        assertThat(launch.directory()).isEqualTo("/proc/401/cwd");
        assertThat(run(Map.of("place", "ctr/b2", "mount", "")).enter().get(0).path())
                .isEqualTo("/proc/402/ns/mnt");
    }

    @Test
    void aProcessAloneMeansItsNetworkAndSaysSo() {
        Launch launch = run(Map.of("pid", "401"));
        assertThat(launch.enter()).containsExactly(new Entry(NamespaceKind.NET, "/proc/401/ns/net", null));
        assertThat(launch.dressing().files()).containsKey("/etc/resolv.conf");
        assertThat(session.notes()).singleElement().asString().contains("as with -n");
    }

    @Test
    void aProcessThatIsNoPodsIsEnteredAllTheSame() {
        Launch launch = run(Map.of("pid", "999", "net", ""));
        assertThat(launch.enter()).containsExactly(new Entry(NamespaceKind.NET, "/proc/999/ns/net", null));
        assertThat(launch.dressing()).isEqualTo(new Dressing(true, Map.of()));
    }

    @Test
    void aHostNetworkPodIsSaidToBeTheWholeNode() {
        Launch launch = run(Map.of("place", "shop/proxy"));
        assertThat(launch.dressing().freshSys()).isFalse();
        assertThat(session.notes())
                .anyMatch(
                        note -> note.equals("shop/cart uses the host's network: this is the network of the whole node"))
                .anyMatch(note -> note.startsWith("no resolv.conf of shop/cart was found"));
    }

    @Test
    void aNamelessNetnsIsEnteredByItsDescriptor() {
        assertThat(run(Map.of("place", "netns/9")).enter())
                .containsExactly(new Entry(NamespaceKind.NET, "/proc/5/fd/6", 9L));
        assertThatThrownBy(() -> run(Map.of("place", "netns/9", "mount", "")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no process of it runs on this host");
    }

    @Test
    void allMeansEveryKindAndAFileIsTakenAsGiven() {
        Launch launch = run(Map.of("pid", "5", "all", "true", "net", "/run/netns/x"));
        assertThat(launch.enter()).hasSize(NamespaceKind.values().length);
        assertThat(launch.enter().get(0)).isEqualTo(new Entry(NamespaceKind.NET, "/run/netns/x", null));
        assertThat(launch.enters(NamespaceKind.USER)).isTrue();
        assertThat(run(Map.of("net", "/run/netns/x")).dressing()).isEqualTo(new Dressing(true, Map.of()));
    }

    @Test
    void badUseIsRefused() {
        assertThatThrownBy(() -> run(Map.of())).isInstanceOf(BadUse.class).hasMessageContaining("nothing to enter");
        assertThatThrownBy(() -> run(Map.of("net", "")))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("whose");
        assertThatThrownBy(() -> run(Map.of("pid", "0")))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("-t 0");
        assertThatThrownBy(() -> run(Map.of("pid", "1", "setuid", "-1"))).isInstanceOf(BadUse.class);
    }
}
