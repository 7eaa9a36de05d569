package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Nearest;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotFound;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.value.Printable;
import java.util.List;
import java.util.Optional;

/** The bridges, ports and interfaces of Open vSwitch on this host. */
@Spec(
        name = "ovs",
        summary = "Show Open vSwitch bridges with their ports and counters.",
        group = Group.NETWORK,
        source = "OVSDB over its unix socket (RFC 7047), ovs-vswitchd.conf.db(5)",
        needs = {},
        examples = {"ovs", "ovs -o json"})
public final class Ovs implements Command<Ovs.Args, Answer<OvsBridge>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "BRIDGE", help = "only this bridge")
            Optional<String> bridge) {}

    @Override
    public Answer<OvsBridge> run(Args args, Session session) {
        Answer<OvsBridge> all = session.host().ovs();
        if (args.bridge().isEmpty()) {
            return all;
        }
        String name = args.bridge().get();
        List<OvsBridge> found = all.items().stream()
                .filter(bridge -> bridge.name().equals(name))
                .toList();
        if (found.isEmpty() && all.gaps().isEmpty()) {
            throw new NotFound("no Open vSwitch bridge '" + Printable.of(name) + "'"
                    + Nearest.question(
                            name, all.items().stream().map(OvsBridge::name).toList()));
        }
        return new Answer<>(found, all.gaps());
    }
}
