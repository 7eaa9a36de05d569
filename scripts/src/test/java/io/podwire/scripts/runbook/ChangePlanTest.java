package io.podwire.scripts.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.TargetRef;
import io.podwire.scripts.Completed;
import io.podwire.scripts.runbook.RunEvent.Changed;
import io.podwire.scripts.runbook.RunEvent.Changed.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangePlanTest {

    private static final TargetRef HOST = TargetRef.parse("host");
    private static final Header CHANGES = new Header(
            "fix",
            Risk.CHANGES,
            List.of(Area.L2),
            List.of(),
            List.of("Fixes."),
            List.of(),
            "podwire run fix",
            List.of("x"));

    private final List<String> started = new ArrayList<>();
    private final List<Changed> told = new ArrayList<>();

    private Completed start(TargetRef in, List<String> command) {
        started.add(in + ": " + String.join(" ", command));
        return new Completed(
                command.contains("bad") ? 2 : 0, "", command.contains("bad") ? "no such link\n" : "", false);
    }

    private ChangePlan plan(boolean apply, String... programs) {
        ChangePlan plan = new ChangePlan(CHANGES, apply);
        for (String program : programs) {
            plan.add("do " + program, List.of(program, 1), HOST, List.of("in"));
        }
        plan.finish(this::start, told::add);
        return plan;
    }

    @Test
    void withoutApplyingItOnlyTells() {
        ChangePlan plan = plan(false, "one", "two");
        assertThat(started).isEmpty();
        assertThat(told).extracting(Changed::state).containsExactly(State.PLANNED, State.PLANNED);
        assertThat(told.get(1).command()).containsExactly("two", "1");
        assertThat(plan.planned()).isEqualTo(2);
        assertThat(plan.applied()).isZero();
    }

    @Test
    void appliedInOrderUpToTheFirstThatFails() {
        ChangePlan plan = plan(true, "one", "bad", "three");
        assertThat(started).containsExactly("host: one 1", "host: bad 1");
        assertThat(told).extracting(Changed::state).containsExactly(State.DONE, State.FAILED, State.LEFT_OUT);
        assertThat(told.get(1).status()).isEqualTo(2);
        assertThat(told.get(1).output()).isEqualTo("no such link");
        assertThat(plan.applied()).isEqualTo(1);
        assertThat(plan.failed()).isTrue();
    }

    @Test
    void refusesWhatIsNoPlan() {
        ChangePlan plan = new ChangePlan(CHANGES, true);
        assertThatThrownBy(() -> plan.add("x", List.of("ip"), null, List.of()))
                .isInstanceOf(BadUse.class)
                .hasMessage("change: where? expected in: 'host', or another target");
        assertThatThrownBy(() -> plan.add("x", List.of(), HOST, List.of("in")))
                .hasMessage("change: expected a program and its arguments as a list");
        assertThatThrownBy(() -> plan.add("x", List.of("ip"), HOST, List.of("im")))
                .hasMessage("change has no 'im:'; did you mean in?");
        assertThatThrownBy(() -> new ChangePlan(null, true).add("x", List.of("ip"), HOST, List.of("in")))
                .hasMessage("change is for runbooks of the category changes; this script has no header");
    }
}
