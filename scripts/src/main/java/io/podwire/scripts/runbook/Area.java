package io.podwire.scripts.runbook;

import io.podwire.api.command.ValueForm;

/** What a runbook looks at; the words behind the risk in its {@code @category}. A closed list, so that searching by it means something. */
public enum Area {
    PODS("pods and their namespaces"),
    L2("links, bridges, neighbors, MACs"),
    L3("addresses, routes, rules, forwarding"),
    TUNNEL("overlays"),
    PORT("sockets and listeners"),
    DNS("name resolution"),
    MTU("packet sizes"),
    FILTER("firewalls and policies"),
    COUNTERS("what the kernel counts"),
    CNI("network plug-ins"),
    SERVICE("cluster addresses and their endpoints"),
    PATH("the way of a packet"),
    INVENTORY("what is there");

    private final String meaning;

    Area(String meaning) {
        this.meaning = meaning;
    }

    /** As a phrase. */
    public String meaning() {
        return meaning;
    }

    /** As written in a header. */
    public String word() {
        return ValueForm.word(this);
    }
}
