package io.podwire.scripts.lab.shelf;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import io.podwire.scripts.runbook.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The labs that can be called by name: folders with a {@code lab.groovy}. Only headers are read, so listing costs no Groovy. One that
 * can't be read is a gap and hides no other; of two with one name the first wins, shipped ones before a user's.
 */
public final class LabShelf {

    /** The file that makes a folder a lab. */
    public static final String LAB_FILE = "lab.groovy";

    private final Map<String, LabFile> byName = new TreeMap<>();
    private final Map<Path, String> broken = new TreeMap<>();

    private LabShelf() {}

    /** Of the folders that this process looks in: shipped, {@code PODWIRE_LAB_PATH}, {@code podwire/labs} in the user's configuration. */
    public static LabShelf ofProcess() {
        return of(Folder.ofProcess("labs", "PODWIRE_LAB_PATH"));
    }

    static LabShelf of(List<Folder> folders) {
        LabShelf shelf = new LabShelf();
        folders.forEach(shelf::add);
        return shelf;
    }

    private void add(Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            if (folder.named()) {
                broken.put(folder.path(), "PODWIRE_LAB_PATH names it, and it is no directory");
            }
            return;
        }
        try (Stream<Path> found = Files.list(folder.path())) {
            found.map(each -> each.resolve(LAB_FILE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> add(file, folder.shipped()));
        } catch (IOException | UncheckedIOException e) {
            broken.put(folder.path(), "can't be listed: " + e.getMessage());
        }
    }

    private void add(Path file, boolean shipped) {
        try {
            LabFile lab = LabHeader.lab(file, shipped);
            LabFile other = byName.putIfAbsent(lab.name(), lab);
            if (other != null) {
                broken.put(file, "there is a lab " + lab.name() + " already: " + other.file());
            }
        } catch (PodwireException e) {
            broken.put(file, e.getMessage());
        }
    }

    /** All that can be called, by name. */
    public List<LabFile> labs() {
        return List.copyOf(byName.values());
    }

    /** What lies there and can't be called. */
    public List<Gap> gaps() {
        return broken.entrySet().stream()
                .map(each -> gap(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * What a word means: a folder with a {@code lab.groovy}, such a file (both with a {@code /}), or a lab's name.
     *
     * @throws NotFound where there is none
     * @throws BadData where its header is refused
     */
    public static LabFile find(String word) {
        return word.indexOf('/') >= 0 ? ofPath(Path.of(word)) : ofProcess().named(word);
    }

    private static LabFile ofPath(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(LAB_FILE) : path;
        if (!Files.isRegularFile(file)) {
            throw new NotFound(Printable.of(file.toString()) + ": there is no such file");
        }
        return LabHeader.lab(file.toAbsolutePath().normalize(), false);
    }

    private LabFile named(String name) {
        LabFile lab = byName.get(name);
        if (lab != null) {
            return lab;
        }
        for (Map.Entry<Path, String> each : broken.entrySet()) {
            Path folder = each.getKey().getParent();
            if (folder != null && folder.endsWith(name)) {
                throw new BadData(each.getValue());
            }
        }
        String question = Nearest.question(name, byName.keySet());
        throw new NotFound("no lab '" + Printable.of(name) + "'"
                + (question.isEmpty() ? "; there are " + String.join(", ", byName.keySet()) : question));
    }

    /** A gap's subject is the file already; its line number stays. */
    static Gap gap(Path file, String reason) {
        String name = Printable.of(file.toString()) + ":";
        return new Gap(file.toString(), reason.startsWith(name) ? "line " + reason.substring(name.length()) : reason);
    }
}
