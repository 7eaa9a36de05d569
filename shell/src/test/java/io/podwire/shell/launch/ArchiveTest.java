package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a user gets it. Runs after packing (phase integration-test). */
@Tag("archive")
class ArchiveTest {

    @TempDir
    static Path temporary;

    private static Path archive;
    private static Path unpacked;

    @BeforeAll
    static void unpack() throws Exception {
        try (var files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.toString().endsWith("-linux-x86_64.tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path folder = Files.createDirectories(temporary.resolve("a folder with blanks"));
        Script.Run tar = new Script(Path.of("tar"), "xzf", archive.toString(), "-C", folder.toString()).run();
        assertThat(tar.exit()).as(tar.output()).isZero();
        try (var top = Files.list(folder)) {
            List<Path> all = top.toList();
            assertThat(all).hasSize(1);
            unpacked = all.get(0);
        }
    }

    private static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root: makes namespaces");
    }

    private static Script podwire(String... arguments) {
        return new Script(unpacked.resolve("podwire"), arguments);
    }

    @Test
    void startsWithoutMavenOrSources() throws Exception {
        Script.Run run = podwire("--version").with("PATH", "/usr/bin:/bin").run();
        assertThat(run.output())
                .startsWith("podwire " + unpacked.getFileName().toString().substring(8));
        assertThat(run.exit()).isZero();
    }

    @Test
    void holdsWhatItShouldAndNothingElse() throws Exception {
        TreeSet<String> top = new TreeSet<>();
        try (var files = Files.list(unpacked)) {
            files.forEach(file -> top.add(file.getFileName().toString()));
        }
        assertThat(top)
                .containsExactly(
                        "CHANGELOG.md",
                        "LICENSE",
                        "NOTICE",
                        "README.md",
                        "README.zh-CN.md",
                        "completions",
                        "docs",
                        "labs",
                        "lib",
                        "podwire",
                        "runbooks",
                        "scripts");
        try (var files = Files.walk(unpacked.resolve("lib/native"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getParent().getFileName() + "/" + file.getFileName()))
                    .containsExactlyInAnyOrder(
                            "linux-x86-64/libjnidispatch.so",
                            "linux-aarch64/libjnidispatch.so",
                            "linux-x86-64/libjlinenative.so",
                            "linux-aarch64/libjlinenative.so",
                            "linux-x86-64/libzstd-jni.so",
                            "linux-aarch64/libzstd-jni.so");
        }
    }

    @Test
    void carriesTheShippedRunbooksAndRunsThem() throws Exception {
        assertThat(podwire("runbooks", "-o", "csv", "--no-header").run().lines())
                .hasSizeGreaterThanOrEqualTo(8)
                .anyMatch(line -> line.startsWith("neighbor-mac,safe,") && line.contains(unpacked.toString()));
        Script.Run run = podwire("run", "listeners", "pod=host", "-o", "json").run();
        assertThat(run.output()).contains("\"kind\": \"finding\"");
    }

    @Test
    void carriesTheShippedLabsAndTheirFaults() throws Exception {
        assertThat(podwire("lab", "list", "-o", "csv", "--no-header").run().output())
                .contains("two-nodes,", "peer-pods,");
        assertThat(podwire("lab", "list", "two-nodes", "-o", "csv", "--no-header")
                        .run()
                        .output())
                .contains("neighbor-mac-wrong,");
    }

    @Test
    void carriesJnaWithoutItsThirtyNativeLibraries() throws Exception {
        try (JarFile jar = theJar("jna-")) {
            assertThat(jar.getEntry("com/sun/jna/Native.class")).isNotNull();
            assertThat(jar.getEntry("META-INF/AL2.0")).isNotNull();
            assertThat(jar.stream().filter(entry -> entry.getName().contains("jnidispatch")))
                    .isEmpty();
        }
    }

    @Test
    void carriesZstdOnceForAllProcessors() throws Exception {
        try (JarFile jar = theJar("zstd-jni-")) {
            assertThat(jar.getEntry("com/github/luben/zstd/Zstd.class")).isNotNull();
            assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".so")))
                    .isEmpty();
        }
    }

    private static JarFile theJar(String name) throws Exception {
        try (var files = Files.list(unpacked.resolve("lib"))) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
            assertThat(jars).hasSize(1);
            return new JarFile(jars.get(0).toFile());
        }
    }

    @Test
    void namesEachOfItsJarsOnceInTheClassPath() throws Exception {
        try (JarFile jar = theJar("podwire.jar");
                var files = Files.list(unpacked.resolve("lib"))) {
            String path = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(path.split(" "))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.endsWith(".jar") && !file.equals("podwire.jar"))
                                    .toList());
        }
    }

    /** A capture file without packets in one raw block (RFC 8878), by hand: no packer is needed here. */
    private static Path packedFile() throws Exception {
        byte[] packed = HexFormat.of()
                .parseHex("28b52ffd" + "20" + "18" + "c10000" + "d4c3b2a1" + "02000400" + "00000000" + "00000000"
                        + "00000400" + "01000000");
        return Files.write(temporary.resolve("empty.pcap.zst"), packed);
    }

    @Test
    void loadsZstdForAFileThatIsPackedByIt() throws Exception {
        String log = "-Xlog:class+load:stdout";
        Script.Run packed = podwire("capture", "-r", packedFile().toString(), "--count")
                .with("PODWIRE_JAVA_OPTS", log)
                .run();
        assertThat(packed.exit()).as(packed.output()).isZero();
        assertThat(packed.output())
                .contains("com.github.luben.zstd.ZstdDecompressCtx")
                .contains("0 packets");
        assertThat(podwire("capture", "--help")
                        .with("PODWIRE_JAVA_OPTS", log)
                        .run()
                        .output())
                .contains("io.podwire.shell.Main")
                .doesNotContain("com.github.luben");
    }

    @Test
    void saysWhatToTryWhereZstdDoesNotLoad() throws Exception {
        Path elsewhere = temporary.resolve("elsewhere");
        new Script(Path.of("cp"), "-r", unpacked.toString(), elsewhere.toString()).run();
        Path intel = elsewhere.resolve("lib/native/linux-x86-64/libzstd-jni.so");
        Path arm = elsewhere.resolve("lib/native/linux-aarch64/libzstd-jni.so");
        Path aside = Files.move(intel, elsewhere.resolve("aside"));
        Files.move(arm, intel);
        Files.move(aside, arm);
        Path file = packedFile();
        Script.Run run = new Script(elsewhere.resolve("podwire"), "capture", "-r", file.toString()).run();
        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "capture: " + file + ": is packed by zstd, and podwire's zstd library does not load on this ");
        assertThat(run.lines().get(1)).isEqualTo("  try:   zstd -dc FILE | podwire capture -r -");
    }

    @Test
    void namesNoOneAndNoTimeInItsEntries() throws Exception {
        Script.Run list = new Script(Path.of("tar"), "--full-time", "--numeric-owner", "-tvzf", archive.toString())
                .with("TZ", "UTC")
                .run();
        assertThat(list.lines())
                .isNotEmpty()
                .allMatch(line -> line.contains(" 0/0 ") && line.contains(" 2026-01-01 00:00:00 "));
        assertThat(list.lines())
                .filteredOn(line -> line.contains("rwx") && !line.startsWith("d"))
                .hasSize(1);
    }

    @Test
    void needsNoTmpThatCanExecute() throws Exception {
        assumeRoot();
        // In a private mount namespace, nothing of which is seen outside; the archive stands aside, since all of /tmp
        // is covered.
        String script = """
                mount -t tmpfs tmpfs /mnt && cp -r "$0" "$1" /mnt && mv "/mnt/${0##*/}" /mnt/podwire && mount -t tmpfs -o noexec,size=1m tmpfs /tmp || exit 9
                /mnt/podwire/podwire links --no-header -o csv && /mnt/podwire/podwire capture -r "/mnt/${1##*/}" --count && echo "left: $(ls -A /tmp)"
                """;
        Script.Run run = new Script(
                        Path.of("unshare"),
                        "--mount",
                        "/bin/sh",
                        "-c",
                        script,
                        unpacked.toString(),
                        packedFile().toString())
                .in(Path.of("/"))
                .run();
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("lo,", "0 packets\n").endsWith("left: \n");
    }

    @Test
    void bashTakesItsCompletion() throws Exception {
        Script.Run run = new Script(
                        Path.of("bash"),
                        "--norc",
                        "-c",
                        "source \"$0\"; COMP_WORDS=(podwire findp); COMP_CWORD=1; _podwire; echo \"${COMPREPLY[@]}\"",
                        unpacked.resolve("completions/podwire.bash").toString())
                .run();
        assertThat(run.output()).isEqualTo("findpod\n");
    }
}
