package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.command.Session;
import io.podwire.scripts.lab.BreakLab;
import io.podwire.scripts.lab.BringLabUp;
import io.podwire.scripts.lab.MendLab;
import io.podwire.scripts.lab.ShowSymptoms;
import io.podwire.scripts.lab.SymptomSeen;
import io.podwire.scripts.lab.TakeLabDown;
import io.podwire.scripts.lab.live.LabState;
import io.podwire.scripts.lab.live.Labs;
import io.podwire.scripts.lab.shelf.FaultShelf;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lab of the shelf that is up, by the commands that people use; its state lies in a folder of this build (PODWIRE_LABS). */
final class LabUnderTest {

    private static final Path SHELF =
            Path.of("../scripts/labs").toAbsolutePath().normalize();

    private final LabFile file;
    private final Session session =
            LocalWiring.session(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false));

    private LabUnderTest(LabFile file) {
        this.file = file;
    }

    /** All of them, none up yet. */
    static List<LabUnderTest> all() {
        try (Stream<Path> folders = Files.list(SHELF)) {
            return folders.filter(folder -> Files.exists(folder.resolve(LabShelf.LAB_FILE)))
                    .sorted()
                    .map(folder -> new LabUnderTest(LabShelf.find(folder.toString())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    static LabUnderTest named(String name) {
        return all().stream().filter(lab -> lab.name().equals(name)).findFirst().orElseThrow();
    }

    String name() {
        return file.name();
    }

    FaultShelf faults() {
        return FaultShelf.of(file.name(), file.file());
    }

    /** Skips what follows where this machine can't have it. */
    void assumePossible() {
        assumeTrue("root".equals(System.getProperty("user.name")), "labs need root: they make namespaces");
        assumeTrue(System.getenv("PODWIRE_LABS") != null, "PODWIRE_LABS is not set: the build sets it");
        Stream.concat(file.needs().stream(), Stream.of("ping", "nc", "dig"))
                .forEach(program -> assumeTrue(
                        !LabPicture.run(List.of("sh", "-c", "command -v " + program))
                                .isBlank(),
                        "no " + program + ", which the lab " + name() + " or its symptoms need"));
    }

    Duration up() {
        return new BringLabUp()
                .run(new BringLabUp.Args(file.file().getParent().toString(), List.of(), false, false), session)
                .items()
                .get(0)
                .took();
    }

    /** What is left of it is gone afterwards, also where it never came up. */
    void down() {
        if (Labs.ofProcess().read(name()) != null) {
            new TakeLabDown().run(new TakeLabDown.Args(List.of(name()), false), session);
        }
    }

    LabState state() {
        LabState state = Labs.ofProcess().read(name());
        assertThat(state).as("state of %s", name()).isNotNull();
        return state;
    }

    Duration breaks(String fault) {
        return new BreakLab()
                .run(new BreakLab.Args(name(), fault, List.of(), false), session)
                .items()
                .get(0)
                .took();
    }

    Duration mends(String fault) {
        return new MendLab()
                .run(new MendLab.Args(name(), Optional.of(fault), false), session)
                .items()
                .get(0)
                .took();
    }

    List<SymptomSeen> symptoms(String fault) {
        return new ShowSymptoms()
                .run(new ShowSymptoms.Args(name(), fault, List.of()), session)
                .items();
    }
}
