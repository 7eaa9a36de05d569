package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.plan.Step;
import java.util.List;

/** What a person would type for a step: lines for sh. */
final class StepText {

    private StepText() {}

    static String of(Step step) {
        if (step instanceof Step.Run run) {
            return run.commands();
        } else if (step instanceof Step.Write write) {
            return WriteText.of(write.path(), write.text());
        } else if (step instanceof Step.Start start) {
            return ProgramText.start(start.place(), start.name(), words(start.command()), start.ready());
        } else if (step instanceof Step.Stop stop) {
            return ProgramText.stop(stop.place(), stop.name());
        } else if (step instanceof Step.MakePod pod) {
            return PodText.of(pod);
        } else if (step instanceof Step.RecordPod pod) {
            return PodText.of(pod);
        } else if (step instanceof Step.Serve serve) {
            return ServeText.of(serve);
        } else if (step instanceof Step.Resume resume) {
            return ServeText.of(resume);
        }
        throw new IllegalStateException("no text for " + step);
    }

    /** Words as a shell reads them back. */
    static String words(List<String> command) {
        return String.join(" ", command.stream().map(StepText::quoted).toList());
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
