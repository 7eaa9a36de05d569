package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.dress.PodServerProgram;
import io.podwire.scripts.lab.plan.Step;
import java.util.List;

/** Starts the server of a pod, by the Java and the jar that this runs from. */
final class ServeText {

    private ServeText() {}

    static String of(Step.Serve serve) {
        String file = settings(serve.place());
        return WriteText.of(file, String.join("\n", serve.settings())) + "\n" + start(serve.place(), file);
    }

    /** The settings of the first time stay as they are, so that it can be begun as it was. */
    static String of(Step.Resume resume) {
        String file = settings(resume.place());
        StringBuilder text = new StringBuilder("{\n  cat " + file + "\n");
        // of two settings that exclude each other the last one counts
        resume.more().forEach(setting -> text.append("  echo " + StepText.quoted(setting) + "\n"));
        return text + "} > " + file + ".now\n" + start(resume.place(), file + ".now");
    }

    private static String settings(String place) {
        return "/run/podwire/serve/" + Entrance.fileName(place);
    }

    private static String start(String place, String file) {
        List<String> command = PodServerProgram.command(file);
        String log = "/run/podwire/programs/" + Entrance.fileName(place) + "/" + Step.Serve.NAME + ".log";
        return ProgramText.start(place, Step.Serve.NAME, StepText.words(command), "grep -q '^ready' " + log);
    }
}
