package io.podwire.catalog;

import io.podwire.analysis.place.Overview;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.pod.PodSummary;
import io.podwire.catalog.survey.Survey;
import java.util.Optional;

/** Lists the pods of a node as its files, processes and kernel tell of them. */
@Spec(
        name = "pods",
        summary = "List the pods of this node, without asking API or runtime.",
        group = Group.PODS,
        source = "OCI bundles of containerd, CRI-O and Docker, /var/log/pods, cgroups, CNI records, rtnetlink",
        needs = {Need.NETNS},
        examples = {"pods", "pods --namespace kube-system", "pods web -o json"})
public final class Pods implements Command<Pods.Args, Answer<PodSummary>> {

    /** The parameters of {@code pods}. */
    public record Args(
            @Param(position = 0, help = "only pods whose name contains this")
            Optional<String> name,

            @Param(help = "only pods of this Kubernetes namespace")
            Optional<String> namespace) {}

    @Override
    public Answer<PodSummary> run(Args args, Session session) {
        Survey survey = Survey.of(session.host());
        return new Answer<>(
                new Overview(survey.facts())
                        .pods().stream().filter(pod -> wanted(pod, args)).toList(),
                survey.gaps());
    }

    private static boolean wanted(PodSummary pod, Args args) {
        boolean name = args.name().isEmpty()
                || pod.name() != null && pod.name().contains(args.name().get());
        return name && (args.namespace().isEmpty() || args.namespace().get().equals(pod.namespace()));
    }
}
