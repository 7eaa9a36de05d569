package io.podwire.shell.wiring;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.scripts.lab.live.LabNodes;
import io.podwire.shell.agent.AgentConnection;
import io.podwire.shell.agent.CallOptions;
import io.podwire.shell.agent.NearAgent;
import io.podwire.shell.agent.RemoteSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Opens sessions where they are asked for: on this machine, on a snapshot, in a node of a lab, or on a host with an agent. */
public final class Reach implements Sessions, AutoCloseable {

    private static final String THIS_MACHINE = "localhost";

    private final Consumer<String> errors;
    private final Map<String, NearAgent> agents = new HashMap<>();

    /** @param errors takes what agents complain of, one line each */
    public Reach(Consumer<String> errors) {
        this.errors = errors;
    }

    @Override
    public Session open(SessionRequest request) {
        if (!request.far()) {
            return LocalWiring.session(request);
        }
        if (request.from() != null) {
            throw new BadUse("both --on and --from say who answers; give one of them");
        }
        AgentConnection connection = agent(request.on()).connection();
        CallOptions options =
                new CallOptions(request.in(), request.root().toString(), null, CallOptions.WINDOW, request.notes());
        return new RemoteSession(connection, options, request.cancelled(), AtUser.of(request));
    }

    /** The one on this machine, or the one in a node of a lab that is up. */
    private synchronized NearAgent agent(String host) {
        if (host.equals(THIS_MACHINE)) {
            return agents.computeIfAbsent(host, name -> new NearAgent(errors));
        }
        // A lab that was taken down and brought up again has other processes under the same names.
        String entrance = String.join(" ", LabNodes.entrance(host));
        return agents.computeIfAbsent(entrance, name -> new NearAgent(List.of(name.split(" ")), errors));
    }

    @Override
    public synchronized void close() {
        agents.values().forEach(NearAgent::close);
    }
}
