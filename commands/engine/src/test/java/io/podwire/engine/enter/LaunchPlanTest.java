package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.Dressing;
import io.podwire.api.command.Launch.NamespaceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {

    private static final Dressing DRESSED = new Dressing(true, Map.of());

    private static LaunchPlan plan(boolean child, boolean noFork, Dressing dressing, NamespaceKind... kinds) {
        List<Launch.Entry> entries = EnumSet.copyOf(List.of(kinds)).stream()
                .map(kind -> new Launch.Entry(kind, "/x", null))
                .toList();
        Launch launch = new Launch(List.of("x"), Map.of(), entries, dressing, null, null, null, null, noFork, false);
        return LaunchPlan.of(launch, Set.of(kinds), child);
    }

    @Test
    void theNetworkNeedsNoTool() {
        LaunchPlan plan = plan(false, false, DRESSED, NamespaceKind.NET);
        assertThat(plan).isEqualTo(new LaunchPlan(Set.of(NamespaceKind.NET), Set.of(), true));
    }

    @Test
    void aMountNamespaceNeedsNoToolAndNoDressing() {
        LaunchPlan plan = plan(false, false, DRESSED, NamespaceKind.NET, NamespaceKind.MNT, NamespaceKind.UTS);
        assertThat(plan.tool()).isEmpty();
        assertThat(plan.dressed()).isFalse();
    }

    @Test
    void aPidNamespaceIsLeftToTheToolOnlyWhereTheProcessItselfWouldMove() {
        assertThat(plan(false, false, DRESSED, NamespaceKind.PID).tool()).containsExactly(NamespaceKind.PID);
        assertThat(plan(false, true, DRESSED, NamespaceKind.PID).tool()).isEmpty();
        assertThat(plan(true, false, DRESSED, NamespaceKind.PID).tool()).isEmpty();
    }

    @Test
    void withTheToolOnlyTheDressingsNetworkIsEnteredBeforeIt() {
        LaunchPlan plan = plan(false, false, DRESSED, NamespaceKind.NET, NamespaceKind.PID);
        assertThat(plan)
                .isEqualTo(
                        new LaunchPlan(Set.of(NamespaceKind.NET), Set.of(NamespaceKind.NET, NamespaceKind.PID), true));
        assertThat(plan(false, false, DRESSED, NamespaceKind.NET, NamespaceKind.MNT, NamespaceKind.PID)
                        .own())
                .isEmpty();
    }

    @Test
    void userAndTimeNamespacesAreAlwaysLeftToTheTool() {
        for (boolean child : new boolean[] {true, false}) {
            assertThat(plan(child, true, DRESSED, NamespaceKind.USER, NamespaceKind.NET))
                    .isEqualTo(new LaunchPlan(Set.of(), Set.of(NamespaceKind.USER, NamespaceKind.NET), false));
            assertThat(plan(child, true, DRESSED, NamespaceKind.TIME).tool()).containsExactly(NamespaceKind.TIME);
        }
    }
}
