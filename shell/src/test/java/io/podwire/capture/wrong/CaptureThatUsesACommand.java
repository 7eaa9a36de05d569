package io.podwire.capture.wrong;

import io.podwire.catalog.Links;

/** Breaks a rule on purpose: {@code HouseRulesTest} shows that the rule notices. */
public final class CaptureThatUsesACommand {

    public Object breaks() {
        return new Links();
    }
}
