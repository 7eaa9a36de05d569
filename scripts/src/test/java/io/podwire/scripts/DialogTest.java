package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.ScriptFailed;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one line of a dialog leaves for the next. */
class DialogTest {

    private final FakeHost host = new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT));
    private final Scripts scripts = new Scripts(new FakeSession(host));

    @AfterEach
    void close() {
        scripts.close();
        host.close();
    }

    @Test
    void variablesStayHoweverTheyAreDeclared() {
        scripts.evaluate("a = 1");
        scripts.evaluate("def b = a + 1");
        scripts.evaluate("int c = b + 1");
        scripts.evaluate("def (d, e) = [c + 1, c + 2]");
        scripts.evaluate("def f");
        assertThat(scripts.evaluate("[a, b, c, d, e, f]")).asString().isEqualTo("[1, 2, 3, 4, 5, null]");
        assertThat(scripts.host.variables().names()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void theLastResultIsAnOrdinaryVariable() {
        scripts.host.variables().set("_", List.of(1, 2));
        assertThat(scripts.evaluate("_.size() + _[0]")).isEqualTo(3);
    }

    @Test
    void functionsClassesAndImportsStay() {
        scripts.evaluate("def twice(n) { n * 2 }");
        scripts.evaluate("class Box { int n; int more() { n + 1 } }");
        scripts.evaluate("import java.util.concurrent.atomic.AtomicLong");
        scripts.evaluate("import static java.lang.Math.max");
        scripts.evaluate("def b = new Box(n: twice(4))");
        assertThat(scripts.evaluate("max(b.more(), new AtomicLong(3).get())")).isEqualTo(9L);
        assertThat(scripts.evaluate("[1, 2].collect { twice(it) }")).isEqualTo(List.of(2, 4));
    }

    @Test
    void aLineThatCanNotBeReadLeavesNothing() {
        assertThatThrownBy(() -> scripts.evaluate("import no.such.Thing")).isInstanceOf(ScriptFailed.class);
        assertThat(scripts.evaluate("1 + 1")).isEqualTo(2);
    }

    @Test
    void aClassMayBeDeclaredAnew() {
        scripts.evaluate("class Box { def n() { 1 } }");
        scripts.evaluate("class Box { def n() { 2 } }");
        assertThat(scripts.evaluate("new Box().n()")).isEqualTo(2);
    }

    @Test
    void aScriptOfItsOwnSharesNothing() {
        scripts.evaluate("a = 1");
        assertThatThrownBy(() -> scripts.run("a")).hasMessageContaining("no variable 'a'");
        assertThat(scripts.host.run(ScriptSource.of("x", "b = 2; a + b"), Map.of("a", 3)))
                .isEqualTo(5);
        assertThat(scripts.host.variables().names()).containsExactly("a");
    }

    @Test
    void anErrorDoesNotEndTheDialog() {
        scripts.evaluate("a = 1");
        assertThatThrownBy(() -> scripts.evaluate("a = 2; nosuch")).isInstanceOf(ScriptFailed.class);
        assertThat(scripts.evaluate("a")).isEqualTo(2);
    }
}
