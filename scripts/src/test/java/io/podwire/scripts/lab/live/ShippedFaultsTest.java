package io.podwire.scripts.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.scripts.lab.live.LabState.NodeState;
import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.shelf.FaultClass;
import io.podwire.scripts.lab.shelf.FaultFile;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be told of the shipped labs and faults without making one. */
class ShippedFaultsTest {

    private static final Path SHELF = Path.of("labs").toAbsolutePath();

    static Stream<LabFile> labs() {
        try (Stream<Path> folders = Files.list(SHELF)) {
            return folders
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> LabShelf.find(folder.toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FaultFile> faults(LabFile lab) {
        return FaultShelf.of(lab.name(), lab.file()).faults();
    }

    @Test
    void thereAreEnoughOfEveryClass() {
        List<FaultFile> all = labs().flatMap(lab -> faults(lab).stream()).toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(25);
        assertThat(all.stream().map(FaultFile::kind)).contains(FaultClass.values());
        assertThat(Set.copyOf(all.stream().map(FaultFile::code).toList()))
                .as("codes that some fault shows")
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyFileIsALabOrAFaultAndCalledByItsName(LabFile lab) {
        assertThat(lab.file().getParent()).hasFileName(lab.name());
        assertThat(FaultShelf.of(lab.name(), lab.file()).gaps()).isEmpty();
        assertThat(faults(lab)).allSatisfy(fault -> {
            assertThat(fault.file()).hasFileName(fault.name() + ".groovy");
            assertThat(fault.summary()).endsWith(".");
        });
    }

    /** It compiles, knows the places it speaks of, and does something in each of its parts. */
    @ParameterizedTest
    @MethodSource("labs")
    void everyFaultMakesAndMendsSomethingInItsLab(LabFile lab) {
        Plan world = Scripts.world(lab, List.of());
        LabState state = state(lab, world);
        List<String> places =
                Stream.concat(state.placeNames().stream(), Stream.of(Plan.LAB)).toList();
        assertThat(faults(lab)).allSatisfy(file -> {
            Scripts.Fault fault = Scripts.fault(file, List.of(), lab, state);
            assertThat(fault.breaking().steps()).isNotEmpty();
            assertThat(fault.mending().steps()).isNotEmpty();
            assertThat(fault.symptoms())
                    .isNotEmpty()
                    .allSatisfy(symptom -> assertThat(places).contains(symptom.from()));
        });
    }

    private static LabState state(LabFile lab, Plan world) {
        ProcessMark none = new ProcessMark(1, 1);
        return new LabState(
                lab.name(),
                lab.file(),
                Instant.EPOCH,
                LabState.Phase.UP,
                none,
                none,
                List.of(),
                world.nodes().stream()
                        .map(node -> new NodeState(node.name(), none))
                        .toList(),
                world.places().stream()
                        .map(place -> new PlaceState(place.name(), place.node(), place.netns(), place.pod(), none))
                        .toList(),
                List.of());
    }
}
