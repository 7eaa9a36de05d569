package io.podwire.engine.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OciConfigTest {

    private static OciConfig parse(String json) {
        return OciConfig.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatTellsWhoseItIs() {
        OciConfig config = parse("""
                {"process":{"args":["annotations",{"linux":1}],"annotations":{"a":"no"}},
                 "mounts":[7,{"destination":"/etc/resolv.conf","type":"bind","source":"/x/resolv.conf","options":["ro"]},
                           {"destination":"/proc","source":"proc"}],
                 "annotations":{"k":"v","n":1,"o":{"k":"no"},"e":""},
                 "linux":{"resources":{"namespaces":[{"type":"network","path":"/no"}]},
                          "namespaces":["x",{"type":"pid"},{"path":"/run/netns/a","type":"network"}]}}""");

        assertThat(config.annotations()).isEqualTo(Map.of("k", "v", "e", ""));
        assertThat(config.annotation("e")).isNull();
        assertThat(config.binds()).isEqualTo(Map.of("/etc/resolv.conf", "/x/resolv.conf"));
        assertThat(config.networkPath()).isEqualTo("/run/netns/a");
        assertThat(config.hasNetwork()).isTrue();
    }

    @Test
    void withoutANetworkNamespaceItIsTheHosts() {
        assertThat(parse("{\"linux\":{\"namespaces\":[{\"type\":\"pid\"}]}}").hasNetwork())
                .isFalse();
        assertThat(parse("{}").hasLinux()).isFalse();
        assertThat(parse("{\"linux\":{\"namespaces\":[{\"type\":\"network\"}]}}")
                        .networkPath())
                .isNull();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> parse("")).isInstanceOf(BadData.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> parse("[]")).isInstanceOf(BadData.class).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> parse("{\"annotations\":{\"a\":\"\u001b[31m")).isInstanceOf(BadData.class);
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(100_000))).isInstanceOf(BadData.class);
    }

    @Test
    void anyBytesGiveAConfigOrBadData() {
        byte[] seed = NodeTree.json(NodeTree.ociConfig(
                        Map.of("io.kubernetes.cri.sandbox-id", "x\u00e9\n\u001b"), "/run/netns/a", false))
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = java.util.Arrays.copyOf(seed, i % 3 == 0 ? random.nextInt(seed.length) : seed.length);
            for (int flips = random.nextInt(5); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                OciConfig.parse(bytes);
            } catch (BadData e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("\u001b");
            }
        }
        assertThat(refused).isBetween(5_000, 20_000);
    }
}
