package io.podwire.engine.ovs;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.Link;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.engine.files.HostRoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Open vSwitch of one host, read from its database server's unix socket (RFC 7047, ovs-vswitchd.conf.db(5)). */
public final class OpenVswitch {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HostRoot root;
    private final Duration patience;

    /** Of the host whose files these are. */
    public OpenVswitch(HostRoot root) {
        this(root, PATIENCE);
    }

    /** With another time a server may take. */
    OpenVswitch(HostRoot root, Duration patience) {
        this.root = root;
        this.patience = patience;
    }

    /**
     * Bridges by name, of every OVS database server of the host.
     *
     * @param hostLinks links of the host's namespace; asked only where no server answers, to tell "there is no OVS" from "its
     *     bridges are unknown"
     * @return a gap for each server that could not be read, and one where there is no socket though the host has OVS links
     */
    public Answer<OvsBridge> bridges(Supplier<List<Link>> hostLinks) {
        List<OvsBridge> bridges = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        boolean served = false;
        for (Path socket : OvsdbSockets.find(root)) {
            try {
                bridges.addAll(read(socket, patience));
                served = true;
            } catch (Unsupported otherDatabase) {
                // An OVN server: nothing of ours is missing there.
            } catch (PodwireException e) {
                gaps.add(new Gap("ovs", "bridge unknown: " + e.getMessage()));
            }
        }
        if (!served && gaps.isEmpty()) {
            String link = anyOvsLink(hostLinks.get());
            if (link != null) {
                gaps.add(new Gap(
                        "link/" + link,
                        "bridge unknown: the link belongs to Open vSwitch, but no OVSDB socket was found, such as"
                                + " /run/openvswitch/db.sock"
                                + (root.isDefault() ? "" : " under " + root.directory())));
            }
        }
        return new Answer<>(bridges, gaps);
    }

    /**
     * Asks one server.
     *
     * @throws Unsupported where it serves another database than {@code Open_vSwitch}
     * @throws BadData where it does not speak RFC 7047, or answers more than 16 MiB
     * @throws io.podwire.api.error.TimedOut where it takes longer than {@code patience}
     * @throws io.podwire.api.error.Unreachable where nobody listens, or it hangs up
     */
    static List<OvsBridge> read(Path socket, Duration patience) {
        try (OvsdbClient client = OvsdbClient.open(socket, patience)) {
            if (!client.databases().contains(OvsTables.DATABASE)) {
                throw new Unsupported("ovsdb: " + socket + ": serves no database " + OvsTables.DATABASE);
            }
            return OvsTables.bridges(selected(client));
        }
    }

    private static List<?> selected(OvsdbClient client) {
        try {
            return client.transact(OvsTables.DATABASE, OvsTables.selects(false));
        } catch (OvsdbClient.OperationRefused olderSchema) {
            try {
                return client.transact(OvsTables.DATABASE, OvsTables.selects(true));
            } catch (OvsdbClient.OperationRefused e) {
                throw new BadData(e.getMessage(), e);
            }
        }
    }

    private static String anyOvsLink(List<Link> links) {
        for (Link link : links) {
            if (link.kind().kind().equals("openvswitch")) {
                return link.name();
            }
        }
        return null;
    }
}
