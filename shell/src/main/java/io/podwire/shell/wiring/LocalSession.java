package io.podwire.shell.wiring;

import io.podwire.analysis.place.Places;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Commands;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.host.FramePoint;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.catalog.survey.Survey;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** A session on the machine podwire runs on. Looks for the place it stands in only when a command asks for it. */
public final class LocalSession implements Session {

    private static final String HOST_ITSELF = "host";

    private final Host host;
    private final TargetRef in;
    private final Consumer<String> notes;
    private final BooleanSupplier cancelled;
    private final Function<Launch, ChildProcess> starter;
    private final AtUser user;
    private Place place;

    /**
     * @param host the machine
     * @param in where {@code --in} points, or null for the host's own network
     * @param notes takes lines for the user
     * @param cancelled true once the command shall end
     * @param starter starts a program as a child
     * @param user what there is beside the user
     */
    public LocalSession(
            Host host,
            TargetRef in,
            Consumer<String> notes,
            BooleanSupplier cancelled,
            Function<Launch, ChildProcess> starter,
            AtUser user) {
        this.host = host;
        this.in = in;
        this.notes = notes;
        this.cancelled = cancelled;
        this.starter = starter;
        this.user = user;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public synchronized Place place() {
        if (place == null) {
            place = in == null ? new Place(host.own(), HOST_ITSELF, null) : resolve(in);
        }
        return place;
    }

    @Override
    public Place resolve(TargetRef target) {
        if (target.form() == TargetRef.Form.HOST) {
            return new Place(host.own(), HOST_ITSELF, null);
        }
        Place numbered = NumberedPlace.of(target, host);
        if (numbered != null) {
            return numbered;
        }
        Survey survey = Survey.toward(host, target);
        PodPlace found = new Places(survey.facts()).one(target);
        if (found.netns() == null) {
            throw new NotFound(Printable.of(target.toString()) + ": its network namespace is not on "
                    + survey.facts().hostName() + reasons(survey));
        }
        return new Place(found.netns(), target.toString(), found.pod());
    }

    private static String reasons(Survey survey) {
        StringBuilder text = new StringBuilder();
        for (Gap gap : survey.gaps()) {
            text.append("; ").append(Printable.of(gap.subject())).append(": ").append(Printable.of(gap.reason()));
            if (text.length() > 300) {
                return text.append("; …").toString();
            }
        }
        return text.toString();
    }

    @Override
    public Commands commands() {
        return this::call;
    }

    private Object call(CommandSpec command, Map<String, ?> arguments, TargetRef target) {
        LocalSession there = target == null ? this : new LocalSession(host, target, notes, cancelled, starter, user);
        Object result = command.call(arguments, there);
        return result instanceof Launch launch ? starter.apply(launch) : result;
    }

    @Override
    public Session until(BooleanSupplier also) {
        return new LocalSession(host, in, notes, () -> cancelled() || also.getAsBoolean(), starter, user);
    }

    @Override
    public Session saved(Path snapshot) {
        return LocalWiring.session(
                new SessionRequest(null, Path.of("/"), null, snapshot, notes, user.progress(), cancelled));
    }

    @Override
    public FrameSource frames(CaptureRequest request) {
        List<FramePoint> points = new ArrayList<>();
        for (CaptureRequest.Point point : request.points()) {
            points.add(new FramePoint(point.in() == null ? place() : resolve(point.in()), point.link()));
        }
        return host.frames(points, request);
    }

    @Override
    public void note(String line) {
        notes.accept(line);
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
