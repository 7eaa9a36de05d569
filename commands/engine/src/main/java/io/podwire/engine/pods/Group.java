package io.podwire.engine.pods;

import java.util.ArrayList;
import java.util.List;

/** The facts that belong to one pod, or to one lone container. */
final class Group {

    /** Null for a lone container, or where no source tells it. */
    private final String sandbox;

    private ContainerFacts sandboxFacts;
    private final List<ContainerFacts> members = new ArrayList<>();
    /** From elsewhere than bundles: control groups, names of logs. */
    private PodIdentity hint = PodIdentity.UNKNOWN;

    Group(String sandbox) {
        this.sandbox = sandbox;
    }

    void add(ContainerFacts facts) {
        if (facts.id().equals(sandbox)) {
            sandboxFacts = facts;
        } else {
            members.add(facts);
        }
    }

    void hint(PodIdentity identity) {
        hint = hint.orElse(identity);
    }

    String sandbox() {
        return sandbox;
    }

    /** Null where the sandbox left no files. */
    ContainerFacts sandboxFacts() {
        return sandboxFacts;
    }

    List<ContainerFacts> members() {
        return members;
    }

    PodIdentity hint() {
        return hint;
    }

    /** The sandbox's facts first, if there are any. */
    List<ContainerFacts> all() {
        List<ContainerFacts> all = new ArrayList<>(members.size() + 1);
        if (sandboxFacts != null) {
            all.add(sandboxFacts);
        }
        all.addAll(members);
        return all;
    }

    /** The pod's uid, by whichever source tells it first; null where none does. */
    String uid() {
        for (ContainerFacts facts : all()) {
            if (facts.pod().uid() != null) {
                return facts.pod().uid();
            }
        }
        return hint.uid();
    }
}
