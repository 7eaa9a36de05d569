package io.podwire.scripts.lab.plan;

import java.util.List;

/** One thing to do in one place of a practice cluster. */
public sealed interface Step {

    /** Where: {@code lab} for the machine room between the nodes, a node's name, or a {@link Plan.PlannedPlace}'s. */
    String place();

    /**
     * Commands as a person would type them.
     *
     * @param commands for sh -e; each line is shown when the plan is
     */
    record Run(String place, String commands) implements Step {}

    /**
     * A file of that place.
     *
     * @param path absolute
     * @param text its whole content
     */
    record Write(String place, String path, String text) implements Step {}

    /**
     * A program that goes on running until it is stopped or the place is gone.
     *
     * @param name by which a fault can stop and start it again
     * @param command program and arguments
     * @param ready commands that succeed once it does its work; empty: nothing to wait for
     */
    record Start(String place, String name, List<String> command, String ready) implements Step {
        public Start {
            command = List.copyOf(command);
        }
    }

    /** Ends what {@link Start} or {@link Serve} (its name is {@code serve}) began there, and waits until it is gone. */
    record Stop(String place, String name) implements Step {}

    /**
     * A pod: its netns, a process in it with a pod's control group, and the records that a container runtime keeps.
     *
     * @param place its node
     * @param name {@code NS/NAME}
     * @param netns name of its network namespace under /run/netns
     */
    record MakePod(String place, String name, String netns) implements Step {}

    /**
     * What a CNI plug-in keeps of a pod, once its links and addresses are there.
     *
     * @param place its node
     * @param name {@code NS/NAME}
     */
    record RecordPod(String place, String name) implements Step {}

    /**
     * A program that listens and answers: {@link io.podwire.scripts.lab.server.PodServer}.
     *
     * @param settings its settings, one a line
     */
    record Serve(String place, List<String> settings) implements Step {

        /** By which {@link Stop} ends it. */
        public static final String NAME = "serve";

        public Serve {
            settings = List.copyOf(settings);
        }
    }

    /**
     * What {@link Serve} began in that place, begun again after a {@link Stop}.
     *
     * @param more settings that stand above what it had; none for this time as the first
     */
    record Resume(String place, List<String> more) implements Step {

        public Resume {
            more = List.copyOf(more);
        }
    }
}
