package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Socket;
import io.podwire.api.value.TargetRef;
import java.util.Optional;

/** The TCP and UDP sockets of a place, as {@code ss} shows them. */
@Spec(
        name = "sockets",
        summary = "Show the TCP and UDP sockets of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "sock_diag(7) in the place's own network namespace; with -p also /proc/PID/fd",
        needs = Need.NETNS,
        notes = {
            "The letters are those of ss. A listener on 127.0.0.1 or ::1 takes connections from its own namespace only."
        },
        examples = {"sockets -tln", "sockets -ap", "sockets -ul6 -o json"})
public final class Sockets implements Command<Sockets.Args, Answer<Socket>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(letter = 't', help = "TCP") boolean tcp,
            @Param(letter = 'u', help = "UDP") boolean udp,

            @Param(letter = 'l', help = "only listening ones, and UDP ones without a peer")
            boolean listening,

            @Param(letter = 'a', help = "all; default: those with a peer")
            boolean all,

            @Param(letter = 'n', help = "accepted for ss's sake; ports are always numbers")
            boolean numeric,

            @Param(letter = 'p', help = "the processes that hold each")
            boolean processes,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(help = "only with this port at either end")
            Optional<Integer> port) {}

    @Override
    public Answer<Socket> run(Args args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        Integer port = Ports.orNull(args.port(), "--port");
        return Answer.of(PlaceReader.read(
                session,
                args.target(),
                network -> network.sockets(args.processes()).stream()
                        .filter(socket -> args.tcp() == args.udp()
                                || args.tcp() == socket.protocol().equals("tcp"))
                        .filter(socket -> args.all() || args.listening() == waits(socket))
                        .filter(socket -> family.takes(socket.family()))
                        .filter(socket -> port == null || hasPort(socket, port))
                        .toList()));
    }

    private static boolean waits(Socket socket) {
        return socket.state().equals("LISTEN") || socket.state().equals("UNCONN");
    }

    private static boolean hasPort(Socket socket, int port) {
        return socket.localPort() == port || socket.remotePort() == port;
    }
}
