package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.plan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the server of a pod, by the Java and the jar that this runs from. */
final class ServeText {

    private ServeText() {}

    static String of(Step.Serve serve) {
        String file = "/run/podwire/serve/" + Entrance.fileName(serve.place());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classPath(),
                "io.podwire.scripts.lab.server.PodServer",
                file));
        String log = "/run/podwire/programs/" + Entrance.fileName(serve.place()) + "/" + Step.Serve.NAME + ".log";
        return WriteText.of(file, String.join("\n", serve.settings())) + "\n"
                + ProgramText.start(serve.place(), Step.Serve.NAME, StepText.words(command), "grep -q '^ready' " + log);
    }

    private static String classPath() {
        return Path.of(ServeText.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
