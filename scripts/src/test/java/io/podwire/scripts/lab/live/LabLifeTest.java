package io.podwire.scripts.lab.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.error.Unsupported;
import io.podwire.scripts.lab.live.LabState.Phase;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs of real namespaces: what comes up, what is refused, and that nothing stays. */
class LabLifeTest {

    @TempDir
    Path folder;

    private TinyLab tiny;
    private Labs labs;

    @BeforeEach
    void make() throws IOException {
        TinyLab.orSkip();
        tiny = new TinyLab(folder, "tiny");
        labs = tiny.labs("me");
    }

    @AfterEach
    void remove() {
        if (labs != null) {
            for (String user : List.of("me", "you")) {
                TinyLab.life(tiny.labs(user)).down(List.of());
            }
        }
    }

    /** A program in a place, through util-linux's own nsenter. */
    private String in(String place, String... command) {
        return TinyLab.in(labs, place, command).text();
    }

    @Test
    void itsPlacesAreThereAndTheMachineIsAsBefore() {
        TreeMap<String, String> before = Machine.now();
        LabState state = TinyLab.life(labs).up(tiny.file, List.of());
        assertThat(state.up()).isTrue();
        assertThat(labs.read("tiny")).isEqualTo(state);
        assertThat(Machine.now()).isEqualTo(before);

        assertThat(in("tiny-a", "hostname")).isEqualTo("tiny-a\n");
        assertThat(in("tiny-a", "ping", "-nqc1", "-W2", "192.0.2.2")).contains(" 0% packet loss");
        assertThat(in("tiny-b", "ping", "-nqc1", "-W2", "2001:db8::1")).contains(" 0% packet loss");
        assertThat(in("shop/cart-0", "ip", "-br", "link", "show", "dev", "eth0"))
                .contains("0a:58:0a:f4:01:0a");
        assertThat(in("shop/cart-0", "ip", "-br", "addr"))
                .contains("198.51.100.2/24")
                .doesNotContain("192.0.2.1");
        assertThat(in("tiny-a:vm", "ip", "-br", "link")).contains("b0").doesNotContain("eth0");
        assertThat(in("tiny-a", "ps", "-eo", "args")).contains("sleep 987").doesNotContain("java");
        assertThat(in("tiny-b", "ps", "-eo", "args")).doesNotContain("sleep 987");
        assertThat(in("tiny", "ip", "-br", "link")).contains("tiny-a.eth0", "tiny-b.eth0");

        assertThat(TinyLab.life(labs).down(List.of("tiny"))).containsExactly("tiny");
        assertThat(state.holder().alive()).isFalse();
        assertThat(state.nodes()).noneMatch(node -> node.first().alive());
        assertThat(Machine.now()).isEqualTo(before);
        assertThat(folder.resolve("state/me")).doesNotExist();
    }

    @Test
    void whatDiesInANodeIsTakenAway() {
        TinyLab.life(labs).up(tiny.file, List.of());
        in("tiny-a", "sh", "-c", "(sleep 0.01 &) ; (true &)");
        String zombies = in("tiny-a", "sh", "-c", "sleep 0.1; ps -eo stat,args | grep -c '^[Z]' || true");
        assertThat(zombies.strip()).isEqualTo("0");
    }

    @Test
    void theLockOfOneWhoWasKilledBeforeAnythingElseIsTakenAway() throws IOException {
        Path lock = labs.folder().resolve("lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        assertThat(TinyLab.life(labs).down(List.of())).isEmpty();
        assertThat(labs.folder()).doesNotExist();
    }

    @Test
    void aFirstProcessThatFailsAtOnceSaysWhy() throws IOException, InterruptedException {
        Process failed = new ProcessBuilder("sh", "-c", "echo 'unshare: not here'; exit 1").start();
        failed.waitFor();
        Plan plan = new Plan(List.of(), List.of(), List.of());
        LabBirth birth = new LabBirth(labs, tiny.file, List.of(), plan, TinyLab.session());
        assertThatThrownBy(() -> birth.make(failed))
                .isInstanceOf(Unsupported.class)
                .hasMessage("the lab's shell ended: unshare: not here");
        assertThat(labs.names()).isEmpty();
    }

    @Test
    void controlGroupsThatStayAreToldAndTheStateStaysToo() throws IOException, InterruptedException {
        TinyLab.life(labs).up(tiny.file, List.of());
        Path group = ControlGroups.hierarchies().stream()
                .map(hierarchy -> hierarchy.resolve(labs.prefix("tiny")))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(group != null, "no hierarchy of control groups can be written here");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(group.resolve("cgroup.procs"), String.valueOf(stranger.pid()));
            assertThatThrownBy(() -> TinyLab.life(labs).down(List.of("tiny")))
                    .isInstanceOfSatisfying(
                            NotWritten.class,
                            e -> assertThat(e.hints()).containsExactly("try:   podwire lab down tiny"))
                    .hasMessage("tiny: control groups can't be removed, something runs in them yet: " + group);
            assertThat(labs.names()).containsExactly("tiny");
        } finally {
            stranger.destroyForcibly().waitFor();
        }
        TinyLab.life(labs).down(List.of("tiny"));
        assertThat(labs.names()).isEmpty();
        assertThat(group).doesNotExist();
    }

    @Test
    void aStepThatFailsIsToldAndNothingIsLeft() {
        TreeMap<String, String> before = Machine.now();
        assertThatThrownBy(() -> TinyLab.life(labs).up(tiny.file, List.of("more")))
                .isInstanceOfSatisfying(ScriptFailed.class, e -> {
                    assertThat(e.hints()).anyMatch(hint -> hint.contains("Cannot find device"));
                    assertThat(e.hints()).last().isEqualTo("nothing of tiny is left");
                })
                .hasMessage("tiny-b: ip link set nosuch up: exit 1");
        assertThat(labs.names()).isEmpty();
        assertThat(Machine.now()).isEqualTo(before);
    }

    @Test
    void aSecondOneIsRefusedAndAnotherUsersIsNot() {
        LabState mine = TinyLab.life(labs).up(tiny.file, List.of());
        assertThatThrownBy(() -> TinyLab.life(labs).up(tiny.file, List.of()))
                .isInstanceOfSatisfying(
                        BadUse.class, e -> assertThat(e.hints()).containsExactly("try:   podwire lab down tiny"))
                .hasMessage("tiny is up since " + mine.since());
        Labs others = tiny.labs("you");
        LabState yours = TinyLab.life(others).up(tiny.file, List.of());
        assertThat(in("tiny-a", "ping", "-nqc1", "-W2", "192.0.2.2")).contains(" 0% packet loss");
        TinyLab.life(labs).down(List.of("tiny"));
        assertThat(yours.up()).isTrue();
        assertThat(mine.up()).isFalse();
    }

    @Test
    void aNodeNameIsTakenOnceAUser() throws IOException {
        TinyLab.life(labs).up(tiny.file, List.of());
        Path other = folder.resolve("other/lab.groovy");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "/**\n * Other.\n *\n * @name other\n */\nnode('tiny-b') {}\n");
        assertThatThrownBy(() -> TinyLab.life(labs).up(LabShelf.find(other.toString()), List.of()))
                .isInstanceOf(BadUse.class)
                .hasMessage("other: the node name tiny-b is taken by the lab tiny");
        assertThat(labs.names()).containsExactly("tiny");
    }

    @Test
    void aDeadOneIsRemovedByDownAndByTheNextUp() {
        LabState state = TinyLab.life(labs).up(tiny.file, List.of());
        ProcessHandle.of(state.first().pid()).orElseThrow().destroyForcibly();
        LabEnd.kill(state);
        assertThat(labs.read("tiny").alive()).isFalse();
        LabState next = TinyLab.life(labs).up(tiny.file, List.of());
        assertThat(next.up()).isTrue();
        LabEnd.kill(next);
        assertThat(TinyLab.life(labs).down(List.of())).containsExactly("tiny");
        assertThat(folder.resolve("state/me")).doesNotExist();
        assertThatThrownBy(() -> TinyLab.life(labs).down(List.of("tiny"))).isInstanceOf(NotFound.class);
    }

    @Test
    void aProcessThatGotTheNumberOfADeadOneLives() throws IOException {
        ProcessMark own = ProcessMark.of(ProcessHandle.current().pid());
        ProcessMark reused = new ProcessMark(own.pid(), own.start() - 1);
        labs.write(new LabState(
                "tiny",
                tiny.file.file(),
                java.time.Instant.EPOCH,
                Phase.UP,
                reused,
                reused,
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(labs.read("tiny").up()).isFalse();
        assertThat(TinyLab.life(labs).down(List.of())).containsExactly("tiny");
        assertThat(own.alive()).isTrue();
        assertThat(labs.names()).isEmpty();
    }

    @Test
    void aStateThatCannotBeReadIsRemoved() throws IOException {
        Files.createDirectories(folder.resolve("state/me/odd"));
        Files.writeString(folder.resolve("state/me/odd/state"), "?");
        assertThat(TinyLab.life(labs).down(List.of("odd"))).containsExactly("odd");
        assertThat(folder.resolve("state/me")).doesNotExist();
    }

    @Test
    void oneWhoNoLongerWaitsHasNothingLeft() {
        FakeSession session = TinyLab.session();
        session.onProgress(line -> session.cancel());
        assertThatThrownBy(() -> new LabLife(labs, session).up(tiny.file, List.of()))
                .isInstanceOf(io.podwire.api.error.TimedOut.class);
        assertThat(labs.names()).isEmpty();
    }

    @Test
    void aFaultIsMadeSeenAndMended() {
        LabState state = TinyLab.life(labs).up(tiny.file, List.of());
        LabFaults faults = new LabFaults(labs, TinyLab.session());
        assertThat(faults.symptoms("tiny", "cable-out", List.of()))
                .extracting(LabFaults.Seen::status)
                .containsExactly(0, 0);
        faults.make("tiny", "cable-out", List.of());
        assertThat(labs.read("tiny").fault("cable-out").half()).isFalse();
        assertThat(faults.symptoms("tiny", "cable-out", List.of()))
                .extracting(LabFaults.Seen::status)
                .containsExactly(1, 0);
        assertThat(faults.symptoms("tiny", "cable-out", List.of())
                        .get(1)
                        .output()
                        .get(0))
                .contains("DOWN");
        assertThatThrownBy(() -> faults.make("tiny", "cable-out", List.of()))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith("cable-out is made since ");
        assertThat(faults.mend("tiny", null)).containsExactly("cable-out");
        assertThat(labs.read("tiny")).isEqualTo(state);
        assertThat(faults.symptoms("tiny", "cable-out", List.of()))
                .extracting(LabFaults.Seen::status)
                .containsExactly(0, 0);
        assertThatThrownBy(() -> faults.mend("tiny", "cable-out"))
                .isInstanceOf(BadUse.class)
                .hasMessage("cable-out is not made in tiny; nothing is");
    }

    @Test
    void aFaultMadeByHalfIsRememberedAndMended() {
        TinyLab.life(labs).up(tiny.file, List.of());
        FakeSession session = TinyLab.session();
        LabFaults faults = new LabFaults(labs, session);
        assertThatThrownBy(() -> faults.make("tiny", "cable-out", List.of("fails")))
                .isInstanceOfSatisfying(
                        ScriptFailed.class,
                        e -> assertThat(e.hints()).last().isEqualTo("try:   podwire lab mend tiny cable-out"))
                .hasMessage("tiny-a: false: exit 1");
        assertThat(labs.read("tiny").fault("cable-out").half()).isTrue();
        assertThat(faults.mend("tiny", "cable-out")).containsExactly("cable-out");
        assertThat(session.notes()).hasSize(1);
        assertThat(in("tiny-a", "ip", "-br", "link", "show", "dev", "vethcart")).contains("UP");
    }
}
