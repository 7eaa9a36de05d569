package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.pod.ServiceAddress;

/** The Services that a node knows by itself. */
@Spec(
        name = "services",
        summary = "List the Services that this node's own rules name.",
        group = Group.PODS,
        source = "kube-proxy's rules as iptables-save and nft print them; the API server is not asked",
        needs = {},
        notes = {
            "A node whose Services are made by something else (IPVS, eBPF, OVN) names none here.",
            "The programs have 0.3 s together; on a node with very many rules a gap says that some are missing."
        },
        examples = {"services", "services -o json"})
public final class Services implements Command<Services.Args, Answer<ServiceAddress>> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public Answer<ServiceAddress> run(Args args, Session session) {
        return session.host().services();
    }
}
