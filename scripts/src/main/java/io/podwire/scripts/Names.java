package io.podwire.scripts;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.podwire.api.command.Nearest;
import io.podwire.api.value.Printable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Names that a script uses and nobody has: what the writer may have meant. */
final class Names {

    private final Supplier<Collection<String>> variables;

    /** @param variables those there are when an error happens */
    Names(Supplier<Collection<String>> variables) {
        this.variables = variables;
    }

    String missing(MissingPropertyException e) {
        String name = e.getProperty();
        Class<?> type = e.getType();
        if (type == null || !groovy.lang.Script.class.isAssignableFrom(type)) {
            return "no '" + Printable.of(name) + "' in " + called(type) + Nearest.question(name, properties(type));
        }
        if (functions(type).contains(name)) {
            return "no variable '" + name + "'; to call the function: " + name + "()";
        }
        return "no variable '" + Printable.of(name) + "'" + Nearest.question(name, variables.get());
    }

    String missing(MissingMethodException e) {
        String name = e.getMethod();
        Class<?> type = e.getType();
        StringJoiner given = new StringJoiner(", ", "(", ")");
        for (Object argument : e.getArguments()) {
            given.add(called(argument == null ? null : argument.getClass()));
        }
        Set<String> functions = functions(type);
        if (functions.contains(name)) {
            return name + " can't be called with " + given
                    + (PodwireScript.class.isAssignableFrom(type) ? "; help " + name + " tells what it takes" : "");
        }
        if (type != null && groovy.lang.Script.class.isAssignableFrom(type)) {
            functions.addAll(variables.get());
            return "no function '" + Printable.of(name) + "'" + Nearest.question(name, functions);
        }
        return "no '" + Printable.of(name) + given + "' of " + called(type) + Nearest.question(name, functions);
    }

    private static String called(Class<?> type) {
        if (type == null) {
            return "null";
        }
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    private static Set<String> functions(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type == null ? new Method[0] : type.getMethods()) {
            boolean ours = !method.isSynthetic() && method.getDeclaringClass() != Object.class;
            if (ours && !method.getDeclaringClass().getName().startsWith("groovy.")) {
                names.add(method.getName());
            }
        }
        return names;
    }

    private static Set<String> properties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type == null ? new Method[0] : type.getMethods()) {
            boolean getter = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && method.getReturnType() != void.class;
            if (getter) {
                String name = method.getName();
                names.add(
                        name.startsWith("get") && name.length() > 3
                                ? Character.toLowerCase(name.charAt(3)) + name.substring(4)
                                : name);
            }
        }
        return names;
    }
}
