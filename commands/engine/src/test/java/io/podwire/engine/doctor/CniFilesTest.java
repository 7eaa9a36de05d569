package io.podwire.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.podwire.api.host.CniTraces;
import io.podwire.api.host.CniTraces.Configuration;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CniFilesTest {

    private static Configuration parse(String text) {
        return CniFiles.parse("f", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aListNamesItsPluginsInOrder() {
        Configuration azure = parse(
                "{\"cniVersion\":\"0.3.0\",\"name\":\"azure\",\"plugins\":[{\"type\":\"azure-vnet\","
                        + "\"mode\":\"transparent\",\"ipam\":{\"mode\":\"v4overlay\",\"type\":\"azure-cns\"}},{\"type\":\"portmap\"}]}");
        assertThat(azure.types()).containsExactly("azure-vnet", "portmap");
        assertThat(azure.addressing()).isEqualTo("azure-cns v4overlay");
        assertThat(azure.network()).isEqualTo("azure");
        assertThat(azure.problem()).isNull();
    }

    @Test
    void delegatesComeAfterWhoCallsThem() {
        Configuration multus =
                parse("{\"name\":\"m\",\"type\":\"multus\",\"delegates\":[{\"name\":\"k8s\",\"plugins\":["
                        + "{\"type\":\"calico\",\"ipam\":{\"type\":\"calico-ipam\"}},{\"type\":\"portmap\"}]}]}");
        assertThat(multus.types()).containsExactly("multus", "calico", "portmap");
        assertThat(multus.addressing()).isEqualTo("calico-ipam");
    }

    @Test
    void whatIsNoConfigurationHasAProblem() {
        assertThat(parse("").problem()).isNotNull();
        assertThat(parse("[]").problem()).isEqualTo("is not a JSON object");
        assertThat(parse("{}").problem()).isEqualTo("names no plug-in");
        assertThat(parse("{\"plugins\":[1,null,{\"type\":7}]}").problem()).isEqualTo("names no plug-in");
    }

    @Test
    void noBytesBreakIt() {
        byte[] good = "{\"name\":\"n\",\"plugins\":[{\"type\":\"bridge\",\"ipam\":{\"type\":\"host-local\"}}]}"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int j = 0; j < 3 && bytes.length > 0; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> CniFiles.parse("f", bytes)).doesNotThrowAnyException();
        }
    }

    @Test
    void everythingIsReadBelowTheRootInTheRuntimesOrder(@TempDir Path root) throws IOException {
        write(root, "etc/cni/net.d/20-b.conf", "{\"type\":\"flannel\"}");
        write(root, "etc/cni/net.d/10-a.conflist", "{\"plugins\":[{\"type\":\"calico\"}]}");
        write(root, "etc/cni/net.d/00-readme.txt", "not read");
        write(root, "opt/cni/bin/calico", "");
        write(root, "run/flannel/subnet.env", "");
        Files.createDirectories(root.resolve("var/lib/kubelet"));
        CniTraces traces = CniFiles.read(HostRoot.of(root.toString()));
        assertThat(traces.kubelet()).isTrue();
        assertThat(traces.configurations())
                .extracting(Configuration::file)
                .containsExactly("/etc/cni/net.d/10-a.conflist", "/etc/cni/net.d/20-b.conf");
        assertThat(traces.binaries()).containsExactly("calico");
        assertThat(traces.files()).containsExactly("/run/flannel/subnet.env");
    }

    @Test
    void anEmptyHostHasNoTraces(@TempDir Path root) {
        assertThat(CniFiles.read(HostRoot.of(root.toString()))).isEqualTo(CniTraces.none());
    }
}
