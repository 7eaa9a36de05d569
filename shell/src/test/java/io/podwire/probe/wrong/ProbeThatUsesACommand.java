package io.podwire.probe.wrong;

import io.podwire.catalog.Links;

/** Breaks a rule on purpose: {@code HouseRulesTest} shows that the rule notices. */
public final class ProbeThatUsesACommand {

    public Object breaks() {
        return new Links();
    }
}
