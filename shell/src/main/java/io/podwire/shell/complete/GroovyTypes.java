package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What records an expression is made of, as far as it begins with a variable or a command and goes on with what lists are usually
 * asked. Anything else is unknown; nothing is run to find out.
 */
final class GroovyTypes {

    /** Methods of a list that give one of its elements. */
    private static final Set<String> ONE = Set.of("find", "first", "last", "one", "max", "min", "head", "get", "getAt");

    /** Methods of a list that give some of its elements. */
    private static final Set<String> SOME = Set.of(
            "findAll",
            "sort",
            "toSorted",
            "take",
            "drop",
            "unique",
            "toUnique",
            "reverse",
            "each",
            "grep",
            "tail",
            "init");

    private final Surroundings surroundings;
    private final Specs specs;
    private final Map<String, CommandIndex.Entry> methods = new HashMap<>();

    GroovyTypes(Surroundings surroundings, Specs specs) {
        this.surroundings = surroundings;
        this.specs = specs;
        for (CommandIndex.Entry entry : surroundings.commands().entries()) {
            if (specs.isMethod(entry)) {
                methods.put(methodName(entry.name()), entry);
            }
        }
    }

    /**
     * What an expression gives.
     *
     * @param item a record type
     * @param list true for a list of them
     */
    record Shape(Class<?> item, boolean list) {}

    /** Camel case, sub-commands joined: {@code routes get} is {@code routesGet}. */
    static String methodName(String command) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : command.toCharArray()) {
            if (c == ' ' || c == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }

    /** Commands by the names of their methods. */
    Map<String, CommandIndex.Entry> methods() {
        return methods;
    }

    /**
     * The shape of an expression.
     *
     * @param closureOf what {@code it} is an element of; null: there is no {@code it}
     * @return null where it is not known
     */
    Shape of(String expression, String closureOf) {
        int end = nameEnd(expression, 0);
        String name = expression.substring(0, end);
        Shape shape = start(name, closureOf);
        int at = end;
        if (at < expression.length() && expression.charAt(at) == '(') {
            at = behind(expression, at);
        }
        while (shape != null && at < expression.length()) {
            char c = expression.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '[') {
                at = behind(expression, at);
                shape = shape.list() ? new Shape(shape.item(), false) : null;
            } else if (c == '.' || c == '?' || c == '*') {
                int begin = at + (c == '.' ? 1 : 2);
                int finish = nameEnd(expression, begin);
                String member = begin > expression.length() ? "" : expression.substring(begin, finish);
                at = Math.max(finish, at + 1);
                boolean call = at < expression.length() && "({ ".indexOf(expression.charAt(at)) >= 0;
                while (at < expression.length() && "({ ".indexOf(expression.charAt(at)) >= 0) {
                    at = expression.charAt(at) == ' ' ? at + 1 : behind(expression, at);
                }
                shape = member(shape, member, call);
            } else {
                return null;
            }
        }
        return shape;
    }

    private Shape start(String name, String closureOf) {
        if (name.equals("it") && closureOf != null) {
            Shape all = of(closureOf, null);
            return all == null || !all.list() ? null : new Shape(all.item(), false);
        }
        for (Surroundings.Variable variable : surroundings.variables()) {
            if (variable.name().equals(name)) {
                return variable.item() == null ? null : new Shape(variable.item(), variable.list());
            }
        }
        return ofCommand(name);
    }

    private Shape ofCommand(String method) {
        CommandIndex.Entry entry = methods.get(method);
        Class<?> item = entry == null ? null : specs.item(entry);
        return item == null ? null : new Shape(item, true);
    }

    private static Shape member(Shape of, String name, boolean call) {
        if (of.list() && ONE.contains(name)) {
            return new Shape(of.item(), false);
        }
        if (of.list() && SOME.contains(name)) {
            return of;
        }
        RecordComponent component = Fields.named(of.item(), name);
        if (component == null || call && of.list()) {
            return null;
        }
        if (component.getType().isRecord()) {
            return new Shape(component.getType(), of.list());
        }
        boolean listOfRecords = component.getGenericType() instanceof ParameterizedType generic
                && component.getType() == java.util.List.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord();
        return listOfRecords && !of.list()
                ? new Shape(
                        (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0], true)
                : null;
    }

    private static int nameEnd(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && Fields.isNamePart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind the bracket that closes the one at {@code from}; quotes are passed over. */
    private static int behind(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
