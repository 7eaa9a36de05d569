package io.podwire.api.command;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * A command as declared, read from its class by reflection, and the one way to call it. Only the command that runs is read so;
 * {@link CommandIndex} tells of all the others.
 */
public final class CommandSpec {

    private final Spec spec;
    private final Class<?> declaredBy;
    private final Class<? extends Record> argumentsType;
    private final Parameters<? extends Record> parameters;
    private final Result result;

    private CommandSpec(Spec spec, Class<?> declaredBy, Class<? extends Record> argumentsType, Result result) {
        this.spec = spec;
        this.declaredBy = declaredBy;
        this.argumentsType = argumentsType;
        this.parameters = Parameters.of(argumentsType);
        this.result = result;
    }

    /**
     * What a command answers with.
     *
     * @param form how it comes
     * @param item type of one record of an answer or one event of a stream; the result's own type in other cases
     * @param summary type of a stream's summary; else null
     */
    public record Result(Form form, Class<?> item, Class<?> summary) {

        /** How a result comes. */
        public enum Form {
            ANSWER,
            STREAM,
            LAUNCH,
            /** Something only the shell itself understands. */
            OTHER
        }

        static Result of(Type type) {
            if (type instanceof ParameterizedType p && p.getRawType() == Answer.class) {
                return new Result(Form.ANSWER, raw(p.getActualTypeArguments()[0]), null);
            }
            if (type instanceof ParameterizedType p && p.getRawType() == Running.class) {
                Type[] arguments = p.getActualTypeArguments();
                return new Result(Form.STREAM, raw(arguments[0]), raw(arguments[1]));
            }
            return new Result(type == Launch.class ? Form.LAUNCH : Form.OTHER, raw(type), null);
        }

        private static Class<?> raw(Type type) {
            return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        }
    }

    /**
     * Reads a command's declaration.
     *
     * @throws IllegalArgumentException where the class is not declared as a command must be: a defect, found by tests
     */
    public static CommandSpec of(Class<?> command) {
        Spec spec = command.getAnnotation(Spec.class);
        for (Type type : command.getGenericInterfaces()) {
            if (spec != null && type instanceof ParameterizedType p && p.getRawType() == Command.class) {
                Type[] types = p.getActualTypeArguments();
                return new CommandSpec(
                        spec, command, ((Class<?>) types[0]).asSubclass(Record.class), Result.of(types[1]));
            }
        }
        throw new IllegalArgumentException(command.getName() + " is not a Command with @Spec");
    }

    /** As typed: {@code routes get}. */
    public String name() {
        return spec.name();
    }

    /** One sentence. */
    public String summary() {
        return spec.summary();
    }

    /** Heading it stands under. */
    public Group group() {
        return spec.group();
    }

    /** Where its facts come from. */
    public String source() {
        return spec.source();
    }

    /** What it needs from the host. */
    public List<Need> needs() {
        return List.of(spec.needs());
    }

    /** Complete command lines without the leading {@code podwire}. */
    public List<String> examples() {
        return List.of(spec.examples());
    }

    /** Paragraphs. */
    public List<String> notes() {
        return List.of(spec.notes());
    }

    /** Name and version of what it answers with, {@code podwire.routes.get/1}; the same in every format that can say it. */
    public String schema() {
        return "podwire." + spec.name().replace(' ', '.') + "/" + spec.version();
    }

    /** Its parameters. */
    public Parameters<? extends Record> parameters() {
        return parameters;
    }

    /** Its record of arguments. */
    public Class<? extends Record> argumentsType() {
        return argumentsType;
    }

    /** True where it runs beside the user, whatever host is asked. */
    public boolean here() {
        return spec.here();
    }

    /** What comes out of {@link #call}. */
    public Result result() {
        return result;
    }

    /**
     * Calls the command with arguments from outside.
     *
     * @param arguments by {@link Parameter#key}, as text or as values
     * @throws io.podwire.api.error.BadUse where they don't fit
     */
    public Object call(Map<String, ?> arguments, Session session) {
        return call(parameters.read(arguments), session);
    }

    /**
     * Calls the command with its own record of arguments.
     *
     * @throws IllegalArgumentException for a record of another command
     */
    public Object call(Record arguments, Session session) {
        if (!argumentsType.isInstance(arguments)) {
            throw new IllegalArgumentException(name() + " takes " + argumentsType.getName() + ", not "
                    + arguments.getClass().getName());
        }
        return instance().run(arguments, session);
    }

    // Sound: of() read A and R from this very class, and arguments is checked above.
    @SuppressWarnings("unchecked")
    private Command<Record, Object> instance() {
        try {
            return (Command<Record, Object>) declaredBy.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(declaredBy.getName() + " can't be made", e);
        }
    }
}
