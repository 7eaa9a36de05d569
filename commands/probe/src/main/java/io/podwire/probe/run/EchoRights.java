package io.podwire.probe.run;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.probe.ProberFacts;
import java.util.function.Consumer;

/** Whether echo requests may be sent, and how; told before the first one. */
public final class EchoRights {

    private EchoRights() {}

    /**
     * Tells what is not as usual.
     *
     * @param note takes a line for the user
     * @throws NotPermitted where none may be sent
     */
    public static void tell(ProberFacts facts, Consumer<String> note) {
        if (!facts.echo()) {
            throw new NotPermitted(
                    "echo requests may not be sent from here, neither by raw nor by datagram sockets",
                    "needs: CAP_NET_RAW, or a group within net.ipv4.ping_group_range of that network namespace",
                    "try:   sudo podwire …, or without echo requests: paping, udp, mtr-probe -u, mtu --udp");
        }
        if (!facts.rawIcmp()) {
            note.accept(
                    "raw ICMP is not permitted here (CAP_NET_RAW): datagram sockets are used, whose kernel chooses the identifier");
        }
    }
}
