package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Sysctl;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kernel settings of a place, as {@code sysctl} shows them. */
@Spec(
        name = "sysctl",
        summary = "Show kernel settings of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "/proc/sys/net as a thread in the place's own network namespace sees it",
        needs = Need.NETNS,
        notes = {"Only settings of the network belong to a namespace; the rest are the host's."},
        examples = {
            "sysctl net.ipv4.ip_forward",
            "sysctl net/ipv4/conf/lo/rp_filter net.ipv6.conf.all.forwarding -o json"
        })
public final class Sysctls implements Command<Sysctls.Args, Answer<Sysctl>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "NAME", help = "with dots or slashes; slashes where a link's name has a dot")
            List<String> names) {}

    @Override
    public Answer<Sysctl> run(Args args, Session session) {
        if (args.names().isEmpty()) {
            throw new BadUse("a NAME is missing, such as net.ipv4.ip_forward");
        }
        return PlaceReader.read(session, Optional.empty(), network -> {
            List<Sysctl> found = new ArrayList<>();
            List<Gap> gaps = new ArrayList<>();
            for (String name : args.names()) {
                String value = network.sysctl(name);
                if (value == null) {
                    gaps.add(new Gap(name, "no such setting in this network namespace"));
                } else {
                    found.add(new Sysctl(network.netns().inode(), name, value));
                }
            }
            if (found.isEmpty()) {
                throw new NotFound(
                        "no setting " + Printable.of(String.join(" ", args.names())) + " in this network namespace");
            }
            return new Answer<>(found, gaps);
        });
    }
}
