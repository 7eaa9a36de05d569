package io.podwire.testkit;

import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.command.Commands;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.value.TargetRef;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A session on a {@link FakeHost}: targets lead where the test says. */
public final class FakeSession implements Session {

    private final Host host;
    private final Map<String, Place> places = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Place place;
    private Consumer<String> progress = line -> {};
    private BooleanSupplier cancelled = () -> false;
    private FilterCompiler filters;
    private Function<Path, DiskSpace> disks;
    private UnaryOperator<Object> line;

    public FakeSession(Host host) {
        this.host = host;
        this.place = new Place(host.own(), "host", null);
    }

    /** Makes a target lead to a namespace. */
    public FakeSession target(String typed, Netns netns) {
        places.put(TargetRef.parse(typed).toString(), new Place(netns, typed, null));
        return this;
    }

    /** Makes a target lead to a place, which may be a pod's. */
    public FakeSession target(String typed, Place found) {
        places.put(TargetRef.parse(typed).toString(), found);
        return this;
    }

    /** As {@code --in} would. */
    public FakeSession in(String typed) {
        place = resolve(TargetRef.parse(typed));
        return this;
    }

    /** As Ctrl-C would. */
    public FakeSession cancel() {
        cancelled = () -> true;
        return this;
    }

    /** Calls back whenever the command tells how far it has come. */
    public FakeSession onProgress(Consumer<String> taker) {
        progress = taker;
        return this;
    }

    /**
     * Makes its host another machine.
     *
     * @param line what becomes of an answer on its way
     */
    public FakeSession far(UnaryOperator<Object> line) {
        this.line = line;
        return this;
    }

    @Override
    public boolean far() {
        return line != null;
    }

    @Override
    public String hostName() {
        return host.facts().name();
    }

    /** Makes it the compiler of filters. */
    public FakeSession filters(FilterCompiler compiler) {
        filters = compiler;
        return this;
    }

    /** Makes every folder of the user's machine lie on a disk with that room. */
    public FakeSession disk(DiskSpace room) {
        return disks(folder -> room);
    }

    /** Makes it tell what room there is. */
    public FakeSession disks(Function<Path, DiskSpace> room) {
        disks = room;
        return this;
    }

    @Override
    public DiskSpace disk(Path folder) {
        if (disks == null) {
            throw new AssertionError("the test told nothing of disks");
        }
        return disks.apply(folder);
    }

    @Override
    public FilterCompiler filters() {
        if (filters == null) {
            throw new AssertionError("the test told nothing of a compiler of filters");
        }
        return filters;
    }

    @Override
    public void progress(String line) {
        progress.accept(line);
    }

    /** What was noted. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Host host() {
        if (far()) {
            throw new Unsupported("a far host answers commands only");
        }
        return host;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Place resolve(TargetRef target) {
        if (target.form() == TargetRef.Form.HOST) {
            return new Place(host.own(), "host", null);
        }
        Place found = places.get(target.toString());
        if (found == null) {
            throw new NotFound("no target '" + target + "'");
        }
        return found;
    }

    /** Commands run in this very process, at this host, near it; a program can't be started here. */
    @Override
    public Commands commands() {
        return (command, arguments, in) -> {
            FakeSession there = copy();
            there.place = in == null ? place : resolve(in);
            Object answer = command.call(arguments, there);
            return far() ? line.apply(answer) : answer;
        };
    }

    @Override
    public Session until(BooleanSupplier also) {
        FakeSession other = copy();
        other.cancelled = () -> cancelled() || also.getAsBoolean();
        return other;
    }

    private FakeSession copy() {
        FakeSession other = new FakeSession(host);
        other.places.putAll(places);
        other.place = place;
        other.filters = filters;
        other.disks = disks;
        other.cancelled = this::cancelled;
        return other;
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("UTC");
    }

    /** Kept, to be looked at by {@link #written}. */
    @Override
    public OutputStream output() {
        return output;
    }

    /** What was written to {@link #output}. */
    public byte[] written() {
        return output.toByteArray();
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
