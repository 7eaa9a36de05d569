package io.podwire.shell.prompt;

import io.podwire.testkit.TmuxScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Podwire's prompt on a real terminal, in a JVM of its own, with a home of the test's. */
public final class PromptScreen {

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    public PromptScreen(Path home) {
        this.home = home;
        with("HOME", home.toString()).with("SHELL", "/bin/sh").with("TZ", "UTC");
    }

    public PromptScreen with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The command that starts it. */
    public List<String> command(String... words) {
        List<String> command =
                new ArrayList<>(List.of("env", "-u", "XDG_STATE_HOME", "-u", "XDG_CONFIG_HOME", "-u", "NO_COLOR"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        // the launcher's place for natives is only there in a packed podwire
        command.addAll(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djline.tmpdir=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "io.podwire.shell.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** Starts it and waits for the first prompt. */
    public TmuxScreen start(int columns, int rows, String... words) {
        TmuxScreen screen = new TmuxScreen(columns, rows, command(words).toArray(String[]::new));
        try {
            ready(screen);
        } catch (AssertionError e) {
            screen.close();
            throw e;
        }
        return screen;
    }

    /** Waits until the last line of the screen is a prompt with nothing behind it. */
    public static String ready(TmuxScreen screen) {
        return screen.await(
                "a prompt", text -> text.substring(text.lastIndexOf('\n') + 1).matches("podwire [^ ]+>"));
    }

    /** Enters a line and waits for the prompt behind its answer. */
    public static String run(TmuxScreen screen, String line) {
        String marker = screen.text();
        screen.enter(line);
        screen.await("the line to be taken", text -> !text.equals(marker) && !text.endsWith("> " + line));
        return ready(screen);
    }
}
