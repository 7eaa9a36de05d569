package io.podwire.engine.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.host.Place;
import io.podwire.api.host.ResolverFile;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.files.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverFilesTest {

    private static final String SANDBOX = "/var/lib/containerd/sandboxes/1/resolv.conf";

    private static final String HOSTS = "/var/lib/kubelet/pods/u/etc-hosts";

    @TempDir
    Path root;

    @BeforeEach
    void host() throws IOException {
        // seen as a host with its own procfs
        Files.createDirectories(root.resolve("proc/1/ns"));
        write("etc/resolv.conf", "host");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ResolverFile read(Netns netns, Pod pod) {
        return ResolverFiles.settings(HostRoot.of(root.toString()), Patience.ONE_SECOND)
                .read(new Place(netns, "asked", pod));
    }

    private ResolverFile hosts(Netns netns, Pod pod) {
        return ResolverFiles.names(HostRoot.of(root.toString()), Patience.ONE_SECOND)
                .read(new Place(netns, "asked", pod));
    }

    private static Netns netns(boolean host, List<String> names, Integer... pids) {
        return new Netns(7, host, names, List.of(), List.of(pids), List.of(), null);
    }

    private static Pod pod(String resolvConf, Integer... pids) {
        return new Pod(
                "shop",
                "cart-0",
                "u",
                "containerd",
                "runc",
                "s",
                7L,
                null,
                false,
                null,
                List.of(pids),
                List.of(),
                List.of(),
                null,
                resolvConf,
                HOSTS,
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void theHostHasItsOwn() {
        assertThat(read(netns(true, List.of(), 1), null)).isEqualTo(new ResolverFile("/etc/resolv.conf", "host"));
    }

    @Test
    void aPodHasWhatItsRuntimeMade() throws IOException {
        write(SANDBOX.substring(1), "sandbox");
        assertThat(read(netns(false, List.of(), 4711), pod(SANDBOX, 4711)))
                .isEqualTo(new ResolverFile(SANDBOX, "sandbox"));
    }

    @Test
    void aPodWithoutThatHasWhatItsProcessSees() throws IOException {
        write("proc/4711/root/etc/resolv.conf", "process");
        assertThat(read(netns(false, List.of()), pod(null, 4710, 4711)))
                .isEqualTo(new ResolverFile("/proc/4711/root/etc/resolv.conf", "process"));
    }

    @Test
    void aPodsLinksLeadNowhereButWithinThePod() throws IOException {
        write("proc/4711/root/run/real.conf", "inside");
        write("run/real.conf", "the host's");
        Files.createDirectories(root.resolve("proc/4711/root/etc"));
        Files.createSymbolicLink(root.resolve("proc/4711/root/etc/resolv.conf"), Path.of("/run/real.conf"));
        assertThat(read(netns(false, List.of()), pod(null, 4711)).text()).isEqualTo("inside");
    }

    @Test
    void aPodWithoutAnyIsNotGivenTheHosts() {
        assertThat(read(netns(false, List.of()), pod(null, 4711)).text()).isNull();
    }

    @Test
    void aNamedNamespaceHasWhatIpNetnsExecWouldMount() throws IOException {
        write("etc/netns/blue/resolv.conf", "blue");
        assertThat(read(netns(false, List.of("blue")), null))
                .isEqualTo(new ResolverFile("/etc/netns/blue/resolv.conf", "blue"));
        assertThat(read(netns(false, List.of("red")), null).text()).isEqualTo("host");
    }

    @Test
    void aPipeInItsPlaceStopsNobody() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("proc/4711/root/etc"));
        new ProcessBuilder(
                        "mkfifo", root.resolve("proc/4711/root/etc/resolv.conf").toString())
                .start()
                .waitFor();
        assertThat(read(netns(false, List.of()), pod(null, 4711)).text()).isNull();
    }

    @Test
    void fixedNamesAreFoundLikewise() throws IOException {
        write("etc/hosts", "host's");
        write("etc/netns/blue/hosts", "blue's");
        write("proc/4711/root/etc/hosts", "process's");
        assertThat(hosts(netns(true, List.of(), 1), null)).isEqualTo(new ResolverFile("/etc/hosts", "host's"));
        assertThat(hosts(netns(false, List.of("blue")), null))
                .isEqualTo(new ResolverFile("/etc/netns/blue/hosts", "blue's"));
        assertThat(hosts(netns(false, List.of()), pod(null, 4711)))
                .isEqualTo(new ResolverFile("/proc/4711/root/etc/hosts", "process's"));
        write(HOSTS.substring(1), "kubelet's");
        assertThat(hosts(netns(false, List.of()), pod(null, 4711))).isEqualTo(new ResolverFile(HOSTS, "kubelet's"));
    }
}
