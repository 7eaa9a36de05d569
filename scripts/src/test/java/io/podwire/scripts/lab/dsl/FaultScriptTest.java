package io.podwire.scripts.lab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.ScriptFailed;
import io.podwire.scripts.Declaration;
import io.podwire.scripts.ScriptSource;
import io.podwire.scripts.lab.plan.Step;
import io.podwire.scripts.lab.plan.Symptom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private static <R> R fault(String text, Function<FaultScript, R> then) {
        return new Declaration(new ScriptSource("f.groovy", text, FaultScript.class), Map.of("dev", "veth7"))
                .run(FaultScript.class, script -> {
                    script.places(List.of("worker-1", "shop/cart-0"));
                    return then.apply(script);
                });
    }

    @Test
    void saysHowItIsMadeSeenAndMended() {
        String text = """
                symptom from: 'shop/cart-0', run: 'ping -c1 10.1.1.1'
                symptom from: 'worker-1', run: 'bridge link', shows: /master cni0/
                breaks { on('worker-1') { run "ip link set $dev nomaster" } }
                mends { on('worker-1') { run "ip link set $dev master cni0" } }
                """;
        assertThat(FaultScriptTest.<List<Symptom>>fault(text, FaultScript::symptoms))
                .containsExactly(
                        new Symptom("shop/cart-0", "ping -c1 10.1.1.1", null),
                        new Symptom("worker-1", "bridge link", "master cni0"));
        assertThat(FaultScriptTest.<List<Step>>fault(
                        text, script -> script.breaking().steps()))
                .containsExactly(new Step.Run("worker-1", "ip link set veth7 nomaster"));
        assertThat(FaultScriptTest.<List<Step>>fault(
                        text, script -> script.mending().steps()))
                .containsExactly(new Step.Run("worker-1", "ip link set veth7 master cni0"));
    }

    @Test
    void aPlaceThatIsNotThereIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> fault("breaks {\n  on('worker-2') { run 'true' }\n}", FaultScript::breaking))
                .isInstanceOf(ScriptFailed.class)
                .hasMessage("f.groovy line 2: no place 'worker-2'; did you mean worker-1?");
    }

    @Test
    void onStandsInsideOnly() {
        assertThatThrownBy(() -> fault("on('worker-1') { run 'true' }", FaultScript::breaking))
                .hasMessageContaining("f.groovy line 1: on: in a fault's file it stands inside of breaks");
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        assertThatThrownBy(() -> fault("breaks { }", FaultScript::mending)).hasMessageContaining("no mends { … }");
    }

    @Test
    void aPatternMustBeOne() {
        assertThatThrownBy(() -> fault("symptom from: 'worker-1', run: 'x', shows: '('", FaultScript::symptoms))
                .hasMessageContaining("shows: no regular expression");
    }
}
