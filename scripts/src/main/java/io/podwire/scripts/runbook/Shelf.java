package io.podwire.scripts.runbook;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The runbooks that can be called by name. Only the beginnings of files are read; a file that can't be read, or whose header is refused,
 * is a gap and hides no other. Two files of one name are both left out, so that none is ever run in the other's stead.
 */
public final class Shelf {

    /** Deeper than anyone sorts runbooks, and an end where links lead in a circle. */
    private static final int DEPTH = 6;

    /** A header that is longer is none. */
    private static final int HEADER_BYTES = 64 << 10;

    private final TreeMap<String, List<Runbook>> byName = new TreeMap<>();
    private final TreeMap<Path, String> broken = new TreeMap<>();

    private Shelf() {}

    /** Of the folders that this process looks in. */
    public static Shelf ofProcess() {
        return read(Folder.ofProcess());
    }

    static Shelf read(List<Folder> folders) {
        Shelf shelf = new Shelf();
        folders.forEach(shelf::add);
        return shelf;
    }

    /**
     * The header of one file.
     *
     * @throws BadData where it has none, or one that is refused
     * @throws NotFound where it can't be read
     */
    public static Runbook file(Path file, boolean shipped) {
        return new Runbook(HeaderReader.read(file.toString(), beginning(file)), file, shipped);
    }

    private void add(Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            if (folder.named()) {
                broken.put(folder.path(), "PODWIRE_RUNBOOKS names it, and it is no directory");
            }
            return;
        }
        try (Stream<Path> found = Files.walk(folder.path(), DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            found.filter(file -> file.getFileName().toString().endsWith(".groovy") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(file -> add(file, folder.shipped()));
        } catch (IOException | UncheckedIOException e) {
            broken.put(folder.path(), "can't be listed: " + e.getMessage());
        }
    }

    private void add(Path file, boolean shipped) {
        try {
            Runbook runbook = file(file, shipped);
            byName.computeIfAbsent(runbook.name(), name -> new ArrayList<>()).add(runbook);
        } catch (BadData | NotFound e) {
            broken.put(file, e.getMessage());
        }
    }

    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotFound(Printable.of(file.toString()) + ": can't be read: " + Printable.of(e.toString()), e);
        }
    }

    /** All that can be called, by name. */
    public List<Runbook> runbooks() {
        return byName.values().stream()
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .sorted(Comparator.comparing(Runbook::name))
                .toList();
    }

    /** What lies there and can't be called. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        broken.forEach((file, reason) -> gaps.add(new Gap(file.toString(), withoutFile(reason, file))));
        for (Map.Entry<String, List<Runbook>> each : byName.entrySet()) {
            if (each.getValue().size() > 1) {
                gaps.add(new Gap(each.getKey(), severalFiles(each.getValue())));
            }
        }
        return gaps;
    }

    /** The subject of a gap is the file already; its line number stays. */
    private static String withoutFile(String reason, Path file) {
        String name = Printable.of(file.toString()) + ":";
        return reason.startsWith(name) ? "line " + reason.substring(name.length()) : reason;
    }

    private static String severalFiles(List<Runbook> all) {
        List<String> files = new ArrayList<>();
        all.forEach(each -> files.add(Printable.of(each.file().toString())));
        return files.size() + " runbooks have this name: " + String.join(", ", files);
    }

    /**
     * The runbook of that name.
     *
     * @throws NotFound where there is none
     * @throws BadUse where several files have that name
     * @throws BadData where the file that should be it is refused
     */
    public Runbook find(String name) {
        List<Runbook> all = byName.getOrDefault(name, List.of());
        if (all.size() == 1) {
            return all.get(0);
        }
        if (all.size() > 1) {
            throw new BadUse(Printable.of(name) + ": " + severalFiles(all), "try:   podwire run FILE");
        }
        for (Map.Entry<Path, String> each : broken.entrySet()) {
            if (each.getKey().getFileName().toString().equals(name + ".groovy")) {
                throw new BadData(each.getValue());
            }
        }
        String question = Nearest.question(name, byName.keySet());
        throw new NotFound("no runbook '" + Printable.of(name) + "'"
                + (question.isEmpty() ? "; podwire runbooks lists all" : question));
    }
}
