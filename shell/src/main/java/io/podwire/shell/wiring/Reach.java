package io.podwire.shell.wiring;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.shell.agent.AgentConnection;
import io.podwire.shell.agent.CallOptions;
import io.podwire.shell.agent.NearAgent;
import io.podwire.shell.agent.RemoteSession;
import java.util.function.Consumer;

/** Opens sessions where they are asked for: on this machine, on a snapshot, or on a host with an agent. */
public final class Reach implements Sessions, AutoCloseable {

    private static final String THIS_MACHINE = "localhost";

    private final NearAgent near;

    /** @param errors takes what agents complain of, one line each */
    public Reach(Consumer<String> errors) {
        this.near = new NearAgent(errors);
    }

    @Override
    public Session open(SessionRequest request) {
        if (!request.far()) {
            return LocalWiring.session(request);
        }
        if (request.from() != null) {
            throw new BadUse("both --on and --from say who answers; give one of them");
        }
        if (!request.on().equals(THIS_MACHINE)) {
            throw new Unsupported("--on " + Printable.of(request.on())
                    + ": there is no way to other hosts yet; expected " + THIS_MACHINE + ", the agent on this machine");
        }
        AgentConnection connection = near.connection();
        CallOptions options =
                new CallOptions(request.in(), request.root().toString(), null, CallOptions.WINDOW, request.notes());
        return new RemoteSession(connection, options, request.cancelled());
    }

    @Override
    public void close() {
        near.close();
    }
}
