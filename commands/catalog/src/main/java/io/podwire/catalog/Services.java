package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.pod.ServiceAddress;
import java.time.Duration;
import java.util.Optional;

/** The Services that a node knows by itself. */
@Spec(
        name = "services",
        summary = "List the Services that this node's own rules name.",
        group = Group.PODS,
        source = "kube-proxy's rules as iptables-save and nft print them; the API server is not asked",
        needs = {},
        notes = {
            "A node whose Services are made by something else (IPVS, eBPF, OVN) names none here.",
            "Where the rules take longer to print than --within, those read by then are told, and a gap says that some are missing."
        },
        examples = {"services", "services --within 500ms -o json"})
public final class Services implements Command<Services.Args, Answer<ServiceAddress>> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** See {@link Param#help}. */
    public record Args(
            @Param(help = "how long the programs that print the rules may take together; default: 10s")
            Optional<Duration> within) {}

    @Override
    public Answer<ServiceAddress> run(Args args, Session session) {
        Duration patience = args.within().orElse(PATIENCE);
        if (patience.isZero() || patience.isNegative()) {
            throw new BadUse("--within " + patience.toMillis() + "ms: expected a time above 0");
        }
        return session.host().services(patience);
    }
}
