package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.error.BadData;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import io.podwire.values.RecordBinder;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.CaptureStart;
import io.podwire.values.frame.Request;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON to a request for a command that this agent has, or for frames. */
final class RequestReader {

    private static final Limits LIMITS = new Limits(16 << 20, 32, 4 << 20, 1_000_000);

    /** A request, and the command it is for. */
    record Asked(CommandSpec command, Request<? extends Record> request) {}

    private RequestReader() {}

    /**
     * Reads.
     *
     * @param commands by name; null for one that does not exist
     * @throws BadData where it is no request
     * @throws Unsupported for a command or an argument that this agent's version does not know
     */
    static Asked read(byte[] json, Function<String, CommandSpec> commands) {
        if (!(JsonTree.read(json, LIMITS) instanceof Map<?, ?> tree) || !(tree.get("command") instanceof String name)) {
            throw new BadData("a request that names no command");
        }
        CommandSpec command = commands.apply(name);
        if (command == null) {
            throw new Unsupported("the agent has no command '" + Printable.of(name) + "'");
        }
        refuseUnknown("'" + command.name() + "'", command.argumentsType(), tree.get("arguments"));
        Object request = RecordBinder.bind(tree, TypeOf.generic(Request.class, command.argumentsType()));
        return new Asked(command, checked((Request<?>) request));
    }

    /**
     * Reads what a capture is asked for.
     *
     * @throws BadData where it is nothing that can be captured
     * @throws Unsupported for something to be asked that this agent's version does not know
     */
    static CaptureStart capture(byte[] json) {
        Object tree = JsonTree.read(json, LIMITS);
        if (!(tree instanceof Map<?, ?> keys)) {
            throw new BadData("a capture that asks nothing");
        }
        refuseUnknown("capture", CaptureStart.class, tree);
        refuseUnknown("capture", CaptureRequest.class, keys.get("request"));
        CaptureStart start = (CaptureStart) RecordBinder.bind(tree, CaptureStart.class);
        CaptureRequest request = start.request();
        if (request == null || request.points().isEmpty() || request.direction() == null) {
            throw new BadData("a capture that says not what to take");
        }
        if (request.snapLength() < 1 || request.snapLength() > CaptureRequest.MAX_SNAP_LENGTH) {
            throw new BadData(
                    "a capture of " + request.snapLength() + " bytes a frame; 1 to " + CaptureRequest.MAX_SNAP_LENGTH);
        }
        if (start.window() < CaptureStart.LEAST_WINDOW) {
            throw new BadData(
                    "a capture with a window of " + start.window() + " bytes; at least " + CaptureStart.LEAST_WINDOW);
        }
        return start;
    }

    /** Sound: the binder made the arguments as the command's own type, which is a record. */
    @SuppressWarnings("unchecked")
    private static Request<? extends Record> checked(Request<?> request) {
        if (request.arguments() == null) {
            throw new BadData("a request without arguments");
        }
        return (Request<? extends Record>) request;
    }

    /** In an answer an unknown key is passed over; an argument that is passed over would change the question. */
    private static void refuseUnknown(String what, Class<?> record, Object arguments) {
        if (!(arguments instanceof Map<?, ?> given)) {
            return;
        }
        List<String> known = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        given.forEach((key, value) -> {
            boolean says =
                    value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value);
            if (says && !known.contains((String) key)) {
                throw new Unsupported(
                        "the agent's " + what + " has no argument '" + Printable.of((String) key) + "'",
                        "needs: the same podwire at both ends");
            }
        });
    }
}
