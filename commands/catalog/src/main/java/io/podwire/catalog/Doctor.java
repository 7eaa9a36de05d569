package io.podwire.catalog;

import io.podwire.analysis.cni.CniDetection;
import io.podwire.analysis.cni.NodeNetwork;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Check;
import io.podwire.api.host.Network;
import java.util.ArrayList;
import java.util.List;

/** Says what podwire can and can't do on this host, and what to do about each lack. */
@Spec(
        name = "doctor",
        summary = "Say what works here, which CNI there is, and what is missing.",
        group = Group.HOST,
        source =
                "CapEff of /proc/self/status; /proc/net/netlink, /proc/modules, /sys/module; PATH; /etc/cni/net.d; links and routes",
        notes = {
            "Nothing is loaded or changed to find out: a feature whose module is not loaded is told as not loaded.",
            "The status is 0 also with warnings; it is 1 only where podwire can do nothing."
        },
        examples = {"doctor", "doctor -o json"})
public final class Doctor implements Command<Doctor.Args, Answer<Check>> {

    /** {@code doctor} has no parameters. */
    public record Args() {}

    @Override
    public Answer<Check> run(Args args, Session session) {
        Answer<Check> host = session.host().checks();
        List<Check> checks = new ArrayList<>(host.items());
        List<Gap> gaps = new ArrayList<>(host.gaps());
        checks.addAll(CniDetection.of(session.host().cni(), network(session, gaps)));
        return new Answer<>(checks, gaps);
    }

    /** Without the kernel's word the files alone must tell. */
    private static NodeNetwork network(Session session, List<Gap> gaps) {
        try (Network network = session.host().enter(session.host().own())) {
            return NodeNetwork.of(network.links(), network.routes(), network.addresses());
        } catch (PodwireException e) {
            gaps.add(new Gap("host", "links and routes of the node: " + e.getMessage()));
            return NodeNetwork.of(List.of(), List.of(), List.of());
        }
    }
}
