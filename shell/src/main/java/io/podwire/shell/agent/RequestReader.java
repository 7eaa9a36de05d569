package io.podwire.shell.agent;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.error.BadData;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import io.podwire.values.RecordBinder;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.Request;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON to a request for a command that this agent has. */
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
        refuseUnknown(command, tree.get("arguments"));
        Object request = RecordBinder.bind(tree, TypeOf.generic(Request.class, command.argumentsType()));
        return new Asked(command, checked((Request<?>) request));
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
    private static void refuseUnknown(CommandSpec command, Object arguments) {
        if (!(arguments instanceof Map<?, ?> given)) {
            return;
        }
        List<String> known = List.of(command.argumentsType().getRecordComponents()).stream()
                .map(RecordComponent::getName)
                .toList();
        given.forEach((key, value) -> {
            boolean says =
                    value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value);
            if (says && !known.contains((String) key)) {
                throw new Unsupported(
                        "the agent's '" + command.name() + "' has no argument '" + Printable.of((String) key) + "'",
                        "needs: the same podwire at both ends");
            }
        });
    }
}
