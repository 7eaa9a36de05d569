package io.podwire.scripts.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    @TempDir
    Path folder;

    private Path write(String file, String name) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, """
                /**
                 * Says nothing.
                 *
                 * @name %s
                 * @category safe, l2
                 * @needs none
                 * @usage podwire run %s
                 * @output
                 *   nothing
                 */
                this is no Groovy: }{
                """.formatted(name, name));
    }

    private Shelf shelf() {
        return Shelf.read(List.of(new Folder(folder, true, false)));
    }

    @Test
    void listsWithoutCompiling() throws IOException {
        write("l2/b.groovy", "bbb");
        write("a.groovy", "aaa");
        Files.writeString(folder.resolve("README.md"), "no runbook");
        assertThat(shelf().runbooks()).extracting(Runbook::name).containsExactly("aaa", "bbb");
        assertThat(shelf().gaps()).isEmpty();
        assertThat(shelf().find("bbb").file()).isEqualTo(folder.resolve("l2/b.groovy"));
    }

    @Test
    void aBrokenFileIsAGapAndHidesNoOther() throws IOException {
        write("good.groovy", "good");
        Path bad = Files.writeString(folder.resolve("bad.groovy"), "println 1");
        Path half = folder.resolve("half.groovy");
        Files.writeString(half, Files.readString(write("half.groovy", "half")).replace(" * @needs none\n", ""));
        Shelf shelf = shelf();
        assertThat(shelf.runbooks()).extracting(Runbook::name).containsExactly("good");
        assertThat(shelf.gaps()).extracting(Gap::subject).containsExactly(bad.toString(), half.toString());
        assertThat(shelf.gaps()).extracting(Gap::reason).last().isEqualTo("line 1: the header lacks @needs");
        assertThatThrownBy(() -> shelf.find("half"))
                .isInstanceOf(BadData.class)
                .hasMessage(half + ":1: the header lacks @needs");
    }

    @Test
    void twoOfOneNameAreBothLeftOut() throws IOException {
        Path one = write("one.groovy", "same");
        Path two = write("two.groovy", "same");
        write("other.groovy", "other");
        Shelf shelf = shelf();
        assertThat(shelf.runbooks()).extracting(Runbook::name).containsExactly("other");
        assertThat(shelf.gaps()).containsExactly(new Gap("same", "2 runbooks have this name: " + one + ", " + two));
        assertThatThrownBy(() -> shelf.find("same"))
                .isInstanceOf(BadUse.class)
                .hasMessage("same: 2 runbooks have this name: " + one + ", " + two);
    }

    @Test
    void anUnknownNameIsToldItsNearest() throws IOException {
        write("a.groovy", "neighbor-mac");
        assertThatThrownBy(() -> shelf().find("neighbour-mac"))
                .isInstanceOf(NotFound.class)
                .hasMessage("no runbook 'neighbour-mac'; did you mean neighbor-mac?");
    }

    @Test
    void looksBesideTheLauncherThenWhereTheUserSays() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        List<Folder> folders = Folder.of(
                Map.of("PODWIRE_RUNBOOKS", "/a:/b", "HOME", "/root"),
                home.resolve("podwire").toString());
        assertThat(folders)
                .extracting(Folder::path)
                .containsExactly(
                        home.resolve("scripts/runbooks"),
                        Path.of("/a"),
                        Path.of("/b"),
                        Path.of("/root/.config/podwire/runbooks"));
        Files.createDirectories(home.resolve("runbooks"));
        assertThat(Folder.of(Map.of(), home.resolve("podwire").toString()))
                .containsExactly(new Folder(home.resolve("runbooks"), true, false));
        assertThat(Folder.of(Map.of("XDG_CONFIG_HOME", "/etc/x", "HOME", "/root"), null))
                .extracting(Folder::path)
                .containsExactly(Path.of("/etc/x/podwire/runbooks"));
    }

    @Test
    void aNamedFolderThatIsNotThereIsAGap() {
        Shelf shelf = Shelf.read(List.of(
                new Folder(folder.resolve("none"), false, true), new Folder(folder.resolve("silent"), false, false)));
        assertThat(shelf.gaps())
                .extracting(Gap::subject)
                .containsExactly(folder.resolve("none").toString());
    }

    @Test
    void linksInACircleEnd() throws IOException {
        write("a.groovy", "aaa");
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertThat(shelf().gaps()).hasSizeLessThanOrEqualTo(1);
    }
}
