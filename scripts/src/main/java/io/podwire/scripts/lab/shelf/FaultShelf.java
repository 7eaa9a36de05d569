package io.podwire.scripts.lab.shelf;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The faults of one lab: the other files beside its {@code lab.groovy}, by their headers. */
public final class FaultShelf {

    private final String lab;
    private final Map<String, FaultFile> byName = new TreeMap<>();
    private final Map<Path, String> broken = new TreeMap<>();

    private FaultShelf(String lab) {
        this.lab = lab;
    }

    /**
     * Of a lab.
     *
     * @param lab its name, for errors
     * @param file its {@code lab.groovy}
     */
    public static FaultShelf of(String lab, Path file) {
        FaultShelf shelf = new FaultShelf(lab);
        try (Stream<Path> found = Files.list(file.toAbsolutePath().getParent())) {
            found.filter(each -> each.getFileName().toString().endsWith(".groovy") && Files.isRegularFile(each))
                    .filter(each -> !each.getFileName().toString().equals(LabShelf.LAB_FILE))
                    .sorted()
                    .forEach(shelf::add);
        } catch (IOException | UncheckedIOException e) {
            throw new NotFound(Printable.of(file.toString()) + ": its folder can't be listed: "
                    + Printable.of(String.valueOf(e.getMessage())));
        }
        return shelf;
    }

    private void add(Path file) {
        try {
            FaultFile fault = LabHeader.fault(file);
            FaultFile other = byName.putIfAbsent(fault.name(), fault);
            if (other != null) {
                broken.put(file, "there is a fault " + fault.name() + " already: " + other.file());
            }
        } catch (PodwireException e) {
            broken.put(file, e.getMessage());
        }
    }

    /** All, by name. */
    public List<FaultFile> faults() {
        return List.copyOf(byName.values());
    }

    /** Files that are none. */
    public List<Gap> gaps() {
        return broken.entrySet().stream()
                .map(each -> LabShelf.gap(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * The fault of that name.
     *
     * @throws NotFound where there is none
     * @throws BadData where its header is refused
     */
    public FaultFile find(String name) {
        FaultFile fault = byName.get(name);
        if (fault != null) {
            return fault;
        }
        for (Map.Entry<Path, String> each : broken.entrySet()) {
            if (each.getKey().getFileName().toString().equals(name + ".groovy")) {
                throw new BadData(each.getValue());
            }
        }
        String question = Nearest.question(name, byName.keySet());
        throw new NotFound(lab + ": no fault '" + Printable.of(name) + "'"
                + (question.isEmpty() ? "; podwire lab list " + lab + " lists all" : question));
    }
}
