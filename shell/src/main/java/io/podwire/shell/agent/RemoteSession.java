package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Commands;
import io.podwire.api.command.Session;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.AtUser;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A session on a host that is asked through its agent. What runs here sees that host's commands and frames, not its kernel. */
public final class RemoteSession implements Session {

    private final AgentConnection connection;
    private final CallOptions options;
    private final BooleanSupplier cancelled;
    private final AtUser user;

    /**
     * @param connection to the agent; stays the caller's
     * @param options how commands are run over there, unless a call names another place
     * @param cancelled true once the command shall end
     * @param user what there is beside the user
     */
    public RemoteSession(AgentConnection connection, CallOptions options, BooleanSupplier cancelled, AtUser user) {
        this.connection = connection;
        this.options = options;
        this.cancelled = cancelled;
        this.user = user;
    }

    @Override
    public Host host() {
        throw onlyCommands();
    }

    @Override
    public boolean far() {
        return true;
    }

    @Override
    public String hostName() {
        return connection.agent().host();
    }

    @Override
    public Place place() {
        throw onlyCommands();
    }

    @Override
    public Place resolve(TargetRef target) {
        throw onlyCommands();
    }

    private Unsupported onlyCommands() {
        return new Unsupported(hostName() + " is asked through its agent, which answers commands only");
    }

    @Override
    public Commands commands() {
        return this::call;
    }

    private Object call(CommandSpec command, Map<String, ?> arguments, TargetRef in) {
        if (command.here()) {
            return command.call(
                    arguments, in == null ? this : new RemoteSession(connection, options.at(in), cancelled, user));
        }
        Record record = command.parameters().read(arguments);
        CallOptions there = in == null ? options : options.at(in);
        return FarLog.around(command, record, this, asked -> connection.call(command, asked, there, cancelled));
    }

    @Override
    public FrameSource frames(CaptureRequest request) {
        if (request.filter() == null || !request.filter().compiled().isEmpty()) {
            return capture(request);
        }
        return FarFilter.of(request.filter(), request.snapLength(), filters()).open(request, this::capture, this::note);
    }

    private FrameSource capture(CaptureRequest request) {
        return connection.capture(request, options, cancelled);
    }

    @Override
    public Session until(BooleanSupplier also) {
        return new RemoteSession(connection, options, () -> cancelled.getAsBoolean() || also.getAsBoolean(), user);
    }

    @Override
    public void note(String line) {
        options.notes().accept(line);
    }

    @Override
    public void progress(String line) {
        user.progress().accept(line);
    }

    @Override
    public boolean showsProgress() {
        return user.showsProgress();
    }

    @Override
    public ZoneId zone() {
        return user.zone();
    }

    @Override
    public OutputStream output() {
        return user.output().get();
    }

    @Override
    public FilterCompiler filters() {
        return user.filters();
    }

    @Override
    public DiskSpace disk(Path folder) {
        return user.disk(folder);
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
