package io.podwire.engine.watch;

import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import java.util.List;
import java.util.function.Supplier;

/** A network whose addresses are known, and which is opened only where something else is asked of it. */
final class RememberedNetwork extends ForwardingNetwork {

    private final Netns netns;
    private final List<Address> addresses;
    private final Supplier<Network> opening;
    private Network opened;

    RememberedNetwork(Netns netns, List<Address> addresses, Supplier<Network> opening) {
        this.netns = netns;
        this.addresses = addresses;
        this.opening = opening;
    }

    @Override
    public Netns netns() {
        return netns;
    }

    /** From memory until it had to be opened: then all answers are of one moment. */
    @Override
    public List<Address> addresses() {
        return opened == null ? addresses : opened.addresses();
    }

    @Override
    Network real() {
        if (opened == null) {
            opened = opening.get();
        }
        return opened;
    }

    /** True where something else than its addresses was asked. */
    boolean opened() {
        return opened != null;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
