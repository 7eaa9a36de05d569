package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the files of one pod, the others are still there and nothing is thrown. */
class GarbageTreeTest {

    private static final PodIdentity GOOD = new PodIdentity("shop", "good", "9a53f890-67ff-41c3-a06e-829318ba136b");
    private static final PodIdentity BAD = new PodIdentity("shop", "bad", "5f6aff44-7f5e-44e3-9759-e2664f4775d1");

    @TempDir
    Path directory;

    private NodeTree tree() {
        String bad = id("bad");
        String docker = "/var/lib/docker/containers/" + id("d0");
        return new NodeTree(directory)
                .containerdSandbox("/run/containerd", id("600d"), GOOD, "/var/run/netns/good", 10)
                .process(10, 4026532001L, "/kubepods/pod" + GOOD.uid() + "/" + id("600d"), "pause")
                .containerdSandbox("/run/containerd", bad, BAD, "/var/run/netns/bad", 20)
                .containerdMember("/run/containerd", id("bad1"), bad, BAD, "main", 20, 21)
                .process(20, 4026532002L, "/kubepods/pod" + BAD.uid() + "/" + bad, "pause")
                .process(21, 4026532002L, "/kubepods/pod" + BAD.uid() + "/" + id("bad1"), "sh")
                .crio(
                        id("c0"),
                        Map.of(
                                "io.kubernetes.cri-o.ContainerType", "sandbox",
                                "io.kubernetes.cri-o.SandboxID", id("c0"),
                                "io.kubernetes.cri-o.Metadata", "{\"name\":\"c\",\"uid\":\"u\"}",
                                "io.kubernetes.cri-o.CNIResult", "{\"ips\":[{\"address\":\"10.0.0.1/8\"}]}"),
                        "/var/run/netns/c",
                        false,
                        30)
                .file(
                        docker + "/config.v2.json",
                        "{\"Name\":\"/d\",\"State\":{\"Pid\":40},\"Config\":{\"Labels\":{\"a\":\"b\"}}}")
                .file(docker + "/hostconfig.json", "{\"NetworkMode\":\"bridge\"}")
                .file("/var/lib/cni/networks/n/10.0.0.9", bad + "\neth0")
                .file(
                        "/var/lib/cni/results/n-" + bad + "-eth0",
                        "{\"cniArgs\":[[\"K8S_POD_NAME\",\"bad\"]],\"config\":\"e30=\",\"result\":{\"interfaces\":"
                                + "[{\"name\":\"eth0\",\"mac\":\"1a:3f:de:06:4d:32\",\"sandbox\":\"/x\"}],"
                                + "\"ips\":[{\"address\":\"10.0.0.9/8\"}]}}")
                .file("/var/lib/cni/multus/" + bad, "[{\"Conf\":{\"name\":\"n\"},\"ifnameRequest\":\"net1\"}]")
                .file(
                        "/var/run/azure-vnet-ipam.json",
                        "{\"IPAM\":{\"AddressSpaces\":{\"l\":{\"Pools\":{\"p\":{\"Addresses\":{\"a\":"
                                + "{\"ID\":\"x\",\"Addr\":\"10.0.0.3\",\"InUse\":true}}}}}}}}");
    }

    private static boolean belongsToTheGoodOne(Path file) {
        String text = file.toString();
        return text.contains(id("600d")) || text.contains("/proc/10/") || text.contains("/proc/1/");
    }

    @Test
    void nothingIsThrownAndTheGoodPodIsStillThere() throws IOException {
        NodeTree tree = tree();
        Pod good = find(tree.table().all());
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !belongsToTheGoodOne(file))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(15);
        Random random = new Random(5);
        for (int round = 0; round < 400; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            Files.write(file, garbled(before, random));
            assertThat(find(tree.table().all())).as("round %d, %s", round, file).isEqualTo(good);
            Files.write(file, before);
        }
    }

    private static Pod find(Answer<Pod> answer) {
        return answer.items().stream()
                .filter(pod -> "good".equals(pod.name()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] garbled(byte[] before, Random random) {
        if (before.length == 0 || random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes =
                random.nextBoolean() ? java.util.Arrays.copyOf(before, random.nextInt(before.length)) : before.clone();
        String likely = "\0\"\\/{}[],:0-\u001b\nnu";
        for (int flips = 1 + random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) likely.charAt(random.nextInt(likely.length()));
        }
        return bytes;
    }
}
