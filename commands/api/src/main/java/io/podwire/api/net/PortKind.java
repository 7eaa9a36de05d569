package io.podwire.api.net;

/** What a link's master says of it as a port (IFLA_INFO_SLAVE_KIND and its data). */
public sealed interface PortKind {

    /** The master's kind, {@code bridge}. */
    String kind();

    /** A port of a master podwire has no record for; Open vSwitch's ports are of kind {@code openvswitch}. */
    record Other(String kind) implements PortKind {}
}
