package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.value.TargetRef;
import io.podwire.shell.prompt.Whereabouts.Standing;
import io.podwire.shell.wiring.SessionRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private static final TargetRef CART = TargetRef.parse("shop/cart");
    private static final TargetRef WEB = TargetRef.parse("shop/web");

    private static SessionRequest asked(TargetRef in, String on, Path from) {
        return new SessionRequest(in, Path.of("/"), on, from, note -> {}, () -> false);
    }

    @Test
    void aLineAsksWhereThePromptStandsUnlessItSaysElse() {
        Standing standing = new Standing("localhost", null, CART);
        assertThat(standing.fill(asked(null, null, null)).in()).isEqualTo(CART);
        assertThat(standing.fill(asked(null, null, null)).on()).isEqualTo("localhost");
        assertThat(standing.fill(asked(WEB, null, null)).in()).isEqualTo(WEB);
        assertThat(standing.fill(asked(WEB, null, null)).on()).isEqualTo("localhost");
    }

    @Test
    void anotherHostIsAskedInItsOwnNetwork() {
        SessionRequest request = new Standing(null, null, CART).fill(asked(null, null, Path.of("f")));
        assertThat(request.in()).isNull();
        assertThat(request.from()).isEqualTo(Path.of("f"));
        Standing there = new Standing(null, null, CART).with("localhost", null, null);
        assertThat(there).isEqualTo(new Standing("localhost", null, null));
        assertThat(there.with(null, null, WEB)).isEqualTo(new Standing("localhost", null, WEB));
    }

    @Test
    void leaveUndoesOneStepAtATime() {
        Whereabouts whereabouts = new Whereabouts(new Standing(null, null, null));
        whereabouts.go(whereabouts.now().with(null, null, CART));
        whereabouts.go(whereabouts.now().with(null, null, WEB));
        assertThat(whereabouts.leave()).isTrue();
        assertThat(whereabouts.now().in()).isEqualTo(CART);
        assertThat(whereabouts.leave()).isTrue();
        assertThat(whereabouts.now().in()).isNull();
        assertThat(whereabouts.leave()).isFalse();
    }

    @Test
    void aPlaceIsNamedInShort() {
        assertThat(Where.inShort(new Standing("localhost", null, CART))).isEqualTo("shop/cart@localhost");
        assertThat(Where.inShort(new Standing(null, Path.of("/x/n1.pws"), null)))
                .isEqualTo("n1.pws");
    }
}
