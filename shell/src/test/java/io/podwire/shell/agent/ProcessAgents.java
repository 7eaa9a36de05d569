package io.podwire.shell.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code podwire agent} as a second process, with the classes of this one. */
final class ProcessAgents {

    private ProcessAgents() {}

    /** A Java program of this class path. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static AgentProcess start(List<String> errors) throws InterruptedException {
        return AgentProcess.start(
                java(io.podwire.shell.Main.class, "agent"), Heartbeat.USUAL, Duration.ofSeconds(30), errors::add);
    }
}
