package io.podwire.scripts.lab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.scripts.lab.plan.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeWordsTest {

    private static final String POD = "shop/db-0";

    private final PlanWriter plan = new PlanWriter(List.of(POD));
    private final PlaceWords words = new PlaceWords(plan, POD);

    @Test
    void listensOnEverythingUnlessToldWhere() {
        words.serve(Map.of("tcp", List.of(5432), "udp", 5353));
        words.serve(Map.of("tcp", 5432, "on", "127.0.0.1"));
        words.serve(Map.of("tcp", 5432, "on", "::1", "backlog", 4, "hold", true));
        assertThat(plan.plan().steps())
                .containsExactly(
                        new Step.Serve(POD, List.of("name shop/db-0", "tcp :: 5432", "udp :: 5353")),
                        new Step.Serve(POD, List.of("name shop/db-0", "tcp 127.0.0.1 5432")),
                        new Step.Serve(POD, List.of("name shop/db-0", "tcp ::1 5432 4 hold")));
    }

    @Test
    void aNameServerKnowsBothFamilies() {
        words.serve(Map.of(
                "dns",
                Map.of("db.shop.svc.cluster.local", List.of("10.96.0.54", "fd00:10:96::54")),
                "zone",
                "cluster.local"));
        assertThat(plan.plan().steps())
                .containsExactly(new Step.Serve(
                        POD,
                        List.of(
                                "name shop/db-0",
                                "dns :: 53",
                                "zone cluster.local",
                                "record db.shop.svc.cluster.local A 10.96.0.54",
                                "record db.shop.svc.cluster.local AAAA fd00:10:96::54")));
    }

    @Test
    void resumesAsItWasOrWithMore() {
        words.resume();
        words.resume(Map.of("answers", "servfail", "delay", 700));
        assertThat(plan.plan().steps())
                .containsExactly(
                        new Step.Resume(POD, List.of()),
                        new Step.Resume(POD, List.of("answers servfail", "delay 700")));
    }

    @Test
    void refusesWhatIsNoSetting() {
        refused(
                "answers: no 'nothing'; there are normal, servfail, refused, silent",
                () -> words.resume(Map.of("answers", "nothing")));
        refused(
                "resume: delay: expected a number from 0 to 60000, not '60001'",
                () -> words.resume(Map.of("delay", 60001)));
        refused("serve: hold: needs backlog:", () -> words.serve(Map.of("tcp", 1, "hold", true)));
        refused("serve: on: ", () -> words.serve(Map.of("tcp", 1, "on", "lo")));
        refused("resume: no 'tcp:'", () -> words.resume(Map.of("tcp", 1)));
    }

    private static void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadUse.class).hasMessageStartingWith(message);
    }
}
