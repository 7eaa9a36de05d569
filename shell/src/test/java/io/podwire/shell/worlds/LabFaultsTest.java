package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.scripts.lab.SymptomSeen;
import io.podwire.scripts.lab.shelf.FaultFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault of every lab on the shelf, on the real kernel. Before: none of its symptoms shows. Made: each shows, by programs that know
 * nothing of podwire. Mended: none shows, and the lab is as it was, to the line. Where a shipped runbook has the fault's code in its
 * reach, it names it; and in a lab that is well no runbook finds anything.
 */
class LabFaultsTest {

    private static final Duration HEALS_WITHIN = Duration.ofSeconds(5);

    private static final FaultTable TABLE = new FaultTable();

    private final List<LabUnderTest> labs = LabUnderTest.all();
    private final List<String> machine = Machine.picture();

    @TestFactory
    Stream<DynamicContainer> everyFaultOfEveryLab() {
        return labs.stream().map(this::trial);
    }

    private DynamicContainer trial(LabUnderTest lab) {
        Trial trial = new Trial(lab);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("comes up", trial::up));
        tests.add(DynamicTest.dynamicTest("is well", trial::well));
        for (FaultFile fault : lab.faults().faults()) {
            tests.add(DynamicTest.dynamicTest(fault.name(), () -> trial.fault(fault)));
        }
        tests.add(DynamicTest.dynamicTest("goes down", trial::down));
        return DynamicContainer.dynamicContainer(lab.name(), tests);
    }

    @AfterEach
    void nothingStays() {
        labs.forEach(LabUnderTest::down);
        assertThat(LabPicture.difference(machine, Machine.picture()))
                .as("what the labs changed on this machine")
                .isEmpty();
    }

    @AfterAll
    static void tell() throws IOException {
        TABLE.write();
    }

    /** One lab, from up to down. */
    private static final class Trial {

        private final LabUnderTest lab;
        private List<String> before;

        Trial(LabUnderTest lab) {
            this.lab = lab;
        }

        void up() {
            lab.assumePossible();
            Duration took = lab.up();
            TABLE.up(lab.name(), took);
            before = LabPicture.settled(lab.state());
        }

        /** A false alarm costs as much as a miss. */
        void well() {
            assumeUp();
            LabRunbooks runbooks = new LabRunbooks(lab.state());
            assertThat(runbooks.findingsOfAll())
                    .as("what the runbooks find where nothing is")
                    .isEmpty();
        }

        void fault(FaultFile fault) {
            assumeUp();
            allWell(fault, "before");
            Duration broke = lab.breaks(fault.name());
            Duration mended;
            List<SymptomSeen> seen;
            List<String> findings;
            try {
                seen = lab.symptoms(fault.name());
                findings = LabRunbooks.expected(lab.name(), fault.name())
                        ? new LabRunbooks(lab.state()).findingsFor(lab.name(), fault.name())
                        : null;
            } finally {
                mended = lab.mends(fault.name());
            }
            assertThat(seen).as("symptoms of %s", fault.name()).allMatch(SymptomSeen::seen);
            if (findings != null) {
                assertThat(findings)
                        .as("codes that the runbook finds")
                        .contains(fault.code().code());
            }
            healed(fault);
            List<String> after = LabPicture.of(lab.state());
            List<String> left = LabPicture.difference(before, after);
            // so that the next fault answers for itself
            before = after;
            assertThat(left).as("what %s left behind", fault.name()).isEmpty();
            TABLE.add(lab.name(), fault, seen.get(0), broke, mended);
        }

        /** What the kernel asked for in vain it asks again a while after: a neighbor, three times a second apart (arp(7)). */
        private void healed(FaultFile fault) {
            long deadline = System.nanoTime() + HEALS_WITHIN.toNanos();
            while (lab.symptoms(fault.name()).stream().anyMatch(SymptomSeen::seen) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            allWell(fault, "after");
        }

        private void allWell(FaultFile fault, String when) {
            assertThat(lab.symptoms(fault.name()))
                    .as("symptoms of %s %s", fault.name(), when)
                    .noneMatch(SymptomSeen::seen);
        }

        void down() {
            assumeUp();
            lab.down();
        }

        private void assumeUp() {
            assumeTrue(before != null, lab.name() + " did not come up");
        }
    }
}
