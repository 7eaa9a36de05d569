package io.podwire.scripts;

import org.codehaus.groovy.runtime.FormatHelper;

/** Text of a value as Groovy prints it: lists and maps in its own notation. */
final class Printed {

    private Printed() {}

    static String text(Object value) {
        return FormatHelper.toString(value);
    }
}
