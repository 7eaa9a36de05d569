package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** tcpdump as the oracle: what it prints. */
final class Tcpdump {

    private Tcpdump() {}

    /** Its standard output, without the last line break. */
    static String run(String... arguments) throws Exception {
        assumeThat(installed()).as("tcpdump is not installed").isTrue();
        List<String> words = new ArrayList<>(List.of("tcpdump"));
        words.addAll(List.of(arguments));
        return output(words);
    }

    /** What a program prints, which must succeed. */
    static String output(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
        return output.strip();
    }

    private static boolean installed() {
        return List.of("/usr/bin/tcpdump", "/usr/sbin/tcpdump", "/sbin/tcpdump").stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
    }
}
