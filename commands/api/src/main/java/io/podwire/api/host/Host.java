package io.podwire.api.host;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Need;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;

/** A machine that podwire runs on: the way from commands to its kernel and files. Asking changes nothing on it. */
public interface Host {

    /** Who and what this machine is. */
    HostFacts facts();

    /**
     * Refuses where a privilege is missing that the need asks for; the message names what is missing and what is held.
     *
     * @throws io.podwire.api.error.NotPermitted where podwire may not
     */
    void require(Need need);

    /** The namespace podwire was started in, known without looking at any other. */
    Netns own();

    /** Every network namespace that can be found, the host's own first, then by inode. */
    Answer<Netns> netnses();

    /**
     * Opens a namespace for reading.
     *
     * @throws io.podwire.api.error.NotFound where it is gone
     * @throws io.podwire.api.error.NotPermitted where a capability is missing
     */
    Network enter(Netns netns);

    /** Every pod that left a trace on this host, by namespace and name. */
    Answer<Pod> pods();

    /**
     * Open vSwitch's bridges.
     *
     * @return no items and one gap, {@code bridge unknown}, where OVSDB's socket can't be asked though OVS links exist; no items
     *     and no gap where there is no OVS
     */
    Answer<OvsBridge> ovs();

    /** What podwire may do here, what the kernel can, which tools and container runtimes there are. */
    Answer<Check> checks();

    /** What CNI plug-ins left in this host's files. */
    CniTraces cni();
}
