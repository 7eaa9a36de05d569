package io.podwire.snapshot.file;

import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.TrafficFilter;
import java.util.List;
import java.util.function.Function;

/** The facts of a namespace that are plain lists, and the entry each is kept in. */
public enum Kind {
    LINKS("links", Link.class, Network::links),
    ADDRESSES("addresses", Address.class, Network::addresses),
    ROUTES("routes", Route.class, Network::routes),
    RULES("rules", Rule.class, Network::rules),
    NEIGHBORS("neighbors", Neighbor.class, Network::neighbors),
    FDB("fdb", FdbEntry.class, Network::fdb),
    QDISCS("qdiscs", Qdisc.class, Network::qdiscs),
    FILTERS("filters", TrafficFilter.class, Network::filters),
    /** With their owners; whoever does not want these gets them taken off. */
    SOCKETS("sockets", Socket.class, network -> network.sockets(true));

    private final String word;
    private final Class<? extends Record> type;
    private final Function<Network, List<?>> question;

    Kind(String word, Class<? extends Record> type, Function<Network, List<?>> question) {
        this.word = word;
        this.type = type;
        this.question = question;
    }

    /** As a user would call it. */
    public String word() {
        return word;
    }

    /** Name of its entry. */
    public String entry() {
        return word + ".ndjson";
    }

    /** Of one item. */
    public Class<? extends Record> type() {
        return type;
    }

    /** Asks a namespace for it. */
    public List<?> ask(Network network) {
        return question.apply(network);
    }
}
