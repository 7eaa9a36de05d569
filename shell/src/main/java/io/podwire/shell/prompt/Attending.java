package io.podwire.shell.prompt;

import io.podwire.api.command.Launch;
import io.podwire.api.host.Launcher;
import io.podwire.shell.wiring.SessionRequest;

/** Runs a program that has the terminal until it ends. */
final class Attending {

    private Attending() {}

    /** @return its status */
    static int run(PromptState prompt, Job job, Launch launch, SessionRequest request) {
        int[] status = new int[1];
        job.waiting(true);
        try (Launcher launcher = prompt.launchers().open(request.root(), request.notes())) {
            prompt.screen().lend(() -> status[0] = launcher.attend(launch));
        } finally {
            job.waiting(false);
        }
        return status[0];
    }
}
