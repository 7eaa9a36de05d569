package io.podwire.scripts.lab.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.finding.FindingCode;
import io.podwire.scripts.runbook.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabShelfTest {

    private static final String LAB = """
            /**
             * Two nodes. More of them.
             *
             * @name NAME
             * @needs iptables, conntrack
             * @param routers Integer = 3 how many
             */
            node('a') {}
            """;

    private static final String FAULT = """
            /**
             * The cable is out. Nothing passes.
             *
             * @name link-down
             * @class unreachable
             * @code link-down
             * @param dev String = eth0 which
             */
            breaks { }
            """;

    @TempDir
    Path folder;

    private Path lab(String folderName, String text) throws IOException {
        Path file = folder.resolve(folderName).resolve("lab.groovy");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file;
    }

    private LabShelf shelf() {
        return LabShelf.of(List.of(new Folder(folder, true, false)));
    }

    @Test
    void readsWhatALabSaysOfItself() throws IOException {
        Path file = lab("one", LAB.replace("NAME", "one"));
        LabFile lab = shelf().labs().get(0);
        assertThat(lab.name()).isEqualTo("one");
        assertThat(lab.summary()).isEqualTo("Two nodes.");
        assertThat(lab.needs()).containsExactly("iptables", "conntrack");
        assertThat(lab.parameters()).extracting(each -> each.name()).containsExactly("routers");
        assertThat(lab.file()).isEqualTo(file);
        assertThat(lab.shipped()).isTrue();
    }

    @Test
    void readsWhatAFaultSaysOfItself() throws IOException {
        Path file = lab("one", LAB.replace("NAME", "one"));
        Files.writeString(file.resolveSibling("link-down.groovy"), FAULT);
        FaultShelf faults = FaultShelf.of("one", file);
        assertThat(faults.gaps()).isEmpty();
        FaultFile fault = faults.find("link-down");
        assertThat(fault.summary()).isEqualTo("The cable is out.");
        assertThat(fault.kind()).isEqualTo(FaultClass.UNREACHABLE);
        assertThat(fault.code()).isEqualTo(FindingCode.LINK_DOWN);
        assertThatThrownBy(() -> faults.find("link-don"))
                .isInstanceOf(NotFound.class)
                .hasMessage("one: no fault 'link-don'; did you mean link-down?");
    }

    @Test
    void aBrokenOneHidesNoOther() throws IOException {
        lab("one", LAB.replace("NAME", "one"));
        Path two = lab("two", LAB.replace("NAME", "Two"));
        Path bare = lab("bare", "node('a') {}\n");
        assertThat(shelf().labs()).extracting(LabFile::name).containsExactly("one");
        assertThat(shelf().gaps())
                .containsExactly(
                        new Gap(
                                bare.toString(),
                                "line 1: no header; a lab begins with /** … */ and the tags @name @param @needs"),
                        new Gap(two.toString(), "line 4: 'Two' is no name; expected [a-z][a-z0-9-]*"));
    }

    @Test
    void aFaultOfNoKnownClassOrCodeIsRefused() throws IOException {
        Path file = lab("one", LAB.replace("NAME", "one"));
        Files.writeString(file.resolveSibling("a.groovy"), FAULT.replace("@class unreachable", "@class dsn"));
        Files.writeString(file.resolveSibling("b.groovy"), FAULT.replace("@code link-down", "@code link-dwn"));
        assertThat(FaultShelf.of("one", file).gaps())
                .extracting(Gap::reason)
                .containsExactly(
                        "line 5: no class 'dsn'; expected one of unreachable, port, dns, big-packets, cni; did you mean dns?",
                        "line 6: @code: no finding has the code 'link-dwn'; did you mean link-down?");
    }

    @Test
    void aPathIsAFolderOrAFile() throws IOException {
        Path file = lab("one", LAB.replace("NAME", "one"));
        assertThat(LabShelf.find(file.getParent() + "/").name()).isEqualTo("one");
        assertThat(LabShelf.find(file.toString()).file()).isEqualTo(file);
        assertThatThrownBy(() -> LabShelf.find(folder + "/none/"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> LabShelf.find(lab("bare", "x") + "")).isInstanceOf(BadData.class);
    }
}
