package io.podwire.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A tcpdump that runs beside a test and writes a line a packet, to a file: a pipe that nobody reads would hold it up, and what it can't take
 * in time is lost. Where the packets end is told by one of them, the mark, which the test sends after all others.
 */
public final class PacketLines implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_MILLIS = 20;

    private final Process tcpdump;
    private final Path file;

    /**
     * Starts it, and waits until it listens.
     *
     * @param entrance words before tcpdump's that run it where it is to listen; may be empty
     * @param link it listens on
     * @param filter what it takes
     */
    public PacketLines(List<String> entrance, String link, String filter) {
        List<String> words = new ArrayList<>(entrance);
        // headers alone, so that the ring has room for thousands
        words.addAll(List.of("tcpdump", "-nli", link, "--immediate-mode", "-s", "128", "-B", "16384", filter));
        try {
            file = Files.createTempFile("pwt-packets", ".txt");
            tcpdump = new ProcessBuilder(words).redirectOutput(file.toFile()).start();
            BufferedReader errors = tcpdump.errorReader();
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                if (line.contains("listening on")) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
        throw new AssertionError(words + " ended before it listened");
    }

    /**
     * Waits for the mark, and gives what came before it.
     *
     * @param mark part of its line
     */
    public List<String> until(String mark) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> lines = lines();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(mark)) {
                    return lines.subList(0, i);
                }
            }
            if (System.nanoTime() - deadline > 0 || !tcpdump.isAlive()) {
                throw new AssertionError("no '" + mark + "' among " + lines.size() + " packets, the last of them "
                        + (lines.isEmpty() ? "none" : lines.get(lines.size() - 1)));
            }
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // who entered a place for it may be another process, which waits for it
        tcpdump.descendants().forEach(ProcessHandle::destroy);
        tcpdump.destroy();
        try {
            tcpdump.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
