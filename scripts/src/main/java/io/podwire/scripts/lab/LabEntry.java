package io.podwire.scripts.lab;

import io.podwire.api.finding.FindingCode;
import io.podwire.scripts.lab.shelf.FaultClass;
import java.util.List;

/**
 * A lab, or a fault of one, in one line.
 *
 * @param name what {@code lab up} or {@code lab break} calls it
 * @param condition of the lab; null for a fault
 * @param made whether the fault is made now; null for a lab
 * @param faultClass what a user complains of; null for a lab
 * @param code the finding that names it; null for a lab
 * @param summary one sentence
 * @param faults how many faults the lab has; null for a fault
 * @param parameters names of what can be given
 * @param needs programs that it asks for
 * @param file where it lies
 */
public record LabEntry(
        String name,
        LabCondition condition,
        Boolean made,
        FaultClass faultClass,
        FindingCode code,
        String summary,
        Integer faults,
        List<String> parameters,
        List<String> needs,
        String file) {

    public LabEntry {
        parameters = List.copyOf(parameters);
        needs = List.copyOf(needs);
    }
}
