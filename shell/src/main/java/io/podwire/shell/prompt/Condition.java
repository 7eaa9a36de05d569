package io.podwire.shell.prompt;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Whether an expression of Groovy is true for a record: its components are names in it. */
final class Condition implements Predicate<Object> {

    private final String expression;
    private final Closure<?> closure;

    Condition(String expression, Closure<?> closure) {
        this.expression = expression;
        this.closure = closure;
        closure.setResolveStrategy(Closure.DELEGATE_FIRST);
    }

    @Override
    public boolean test(Object record) {
        closure.setDelegate(record);
        try {
            return DefaultTypeTransformation.castToBoolean(closure.call());
        } catch (MissingPropertyException e) {
            throw new BadUse(
                    "where: no component or variable '" + Printable.of(String.valueOf(e.getProperty())) + "' in a "
                            + record.getClass().getSimpleName(),
                    e);
        } catch (GroovyRuntimeException | NullPointerException | ClassCastException | ArithmeticException e) {
            throw new BadUse(
                    "where " + Printable.of(expression) + ": " + Printable.of(String.valueOf(e.getMessage())), e);
        }
    }
}
