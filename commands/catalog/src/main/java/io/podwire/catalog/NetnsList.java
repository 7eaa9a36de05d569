package io.podwire.catalog;

import io.podwire.analysis.place.Overview;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.NetnsSummary;
import io.podwire.catalog.survey.Survey;

/** Lists every network namespace of a host, those without a name too. */
@Spec(
        name = "netns",
        summary = "List every network namespace, and what keeps it alive.",
        group = Group.PODS,
        source = "nsfs mounts, /proc/PID/ns/net, open descriptors, RTM_GETNSID, rtnetlink in each",
        needs = {Need.NETNS},
        examples = {"netns", "netns -o json"})
public final class NetnsList implements Command<NetnsList.Args, Answer<NetnsSummary>> {

    /** {@code netns} takes no parameters. */
    public record Args() {}

    @Override
    public Answer<NetnsSummary> run(Args args, Session session) {
        Survey survey = Survey.of(session.host());
        return new Answer<>(new Overview(survey.facts()).netnses(), survey.gaps());
    }
}
