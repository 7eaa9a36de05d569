package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupPathTest {

    private static final String UID = "9a53f890-67ff-41c3-a06e-829318ba136b";
    private static final String UID_ = UID.replace('-', '_');
    private static final String A = id("a1");
    private static final String B = id("b2");

    private static String fill(String template) {
        return template.replace("{A}", A)
                .replace("{B}", B)
                .replace("{UID}", UID)
                .replace("{UID_}", UID_)
                .replace("{HASH}", "f0".repeat(16));
    }

    @ParameterizedTest
    @CsvSource({
        "/kubepods/besteffort/pod{UID}/{A}, {UID}, {A},",
        "/kubepods/pod{UID}/{A}, {UID}, {A},",
        "/tb-n1/kubepods/burstable/pod{UID}/{A}, {UID}, {A},",
        "/../../kubepods/pod{UID}/{A}, {UID}, {A},",
        "/kubepods/burstable/pod{HASH}/{A}, {HASH}, {A},",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod{UID_}.slice/cri-containerd-{A}.scope, {UID}, {A}, containerd",
        "/kubepods.slice/kubepods-pod{UID_}.slice/crio-{A}.scope, {UID}, {A}, cri-o",
        "/kubepods.slice/kubepods-pod{UID_}.slice/crio-{A}.scope/container, {UID}, {A}, cri-o",
        "/kubepods.slice/kubepods-pod{UID_}.slice/crio-conmon-{A}.scope, {UID}, ,",
        "/kubepods.slice/kubepods-pod{UID_}.slice/docker-{A}.scope, {UID}, {A}, docker",
        "/system.slice/containerd.service/kubepods-besteffort-pod{UID_}.slice:cri-containerd:{A}, , {A}, containerd",
        "/kubepods/besteffort/pod{UID}/kata_{A}, {UID}, {A},",
        "/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod{UID_}.slice/cri-containerd-{A}.scope, {UID}, {A}, containerd",
        "/docker/{B}/kubelet/kubepods/besteffort/pod{UID}/{A}, {UID}, {A},",
        "/kubepods/besteffort/pod{UID}/{A}/docker/{B}, {UID}, {A},",
        "/system.slice/docker-{A}.scope, , {A}, docker",
        "/system.slice/docker-{A}.scope/init.scope, , {A}, docker",
        "/docker/{A}, , {A},",
        "/machine.slice/libpod-{A}.scope/container, , {A}, podman",
        "/machine.slice/libpod-conmon-{A}.scope, , ,",
        "/system.slice/containerd.service, , ,",
        "/user.slice/podman-pod1234567890.slice, , ,",
        "/, , ,",
    })
    void namesPodAndContainer(String path, String uid, String container, String runtime) {
        CgroupPath parsed = CgroupPath.parse(fill(path), known -> false);

        assertThat(parsed.podUid()).isEqualTo(uid == null ? null : fill(uid));
        assertThat(parsed.container()).isEqualTo(container == null ? null : fill(container));
        assertThat(parsed.runtime()).isEqualTo(runtime);
    }

    @Test
    void ofNestedContainersTheOneWithFilesIsMeant() {
        String nodeInContainer = fill("/docker/{B}/kubelet/kubepods/pod{UID}/{A}");
        assertThat(CgroupPath.parse(nodeInContainer, B::equals).container()).isEqualTo(B);
        assertThat(CgroupPath.parse(nodeInContainer, A::equals).container()).isEqualTo(A);
        assertThat(CgroupPath.parse("/default/redis-1", "redis-1"::equals).container())
                .isEqualTo("redis-1");
    }

    @Test
    void theHierarchyThatSaysMostCounts() {
        String v1 = fill("/kubepods/pod{UID}/{A}");
        CgroupPath of = CgroupPath.of(List.of("/", "/system.slice", v1), known -> false);

        assertThat(of.path()).isEqualTo(v1);
        assertThat(of.podDirectory()).isEqualTo(fill("/kubepods/pod{UID}"));
        assertThat(CgroupPath.of(List.of("/", "/user.slice"), known -> false)).isNull();
    }

    @Test
    void anyPathIsReadWithoutAnError() {
        Random random = new Random(11);
        String seed = fill("/kubepods.slice/kubepods-pod{UID_}.slice/crio-{A}.scope/pod/-pod.slice//:_-.scope");
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(seed.length());
            char[] text = seed.substring(from, from + random.nextInt(seed.length() - from))
                    .toCharArray();
            for (int flips = random.nextInt(4); flips > 0 && text.length > 0; flips--) {
                text[random.nextInt(text.length)] = "/-_.:pod\0\u00e9".charAt(random.nextInt(10));
            }
            CgroupPath.parse(new String(text), known -> random.nextBoolean());
        }
    }
}
