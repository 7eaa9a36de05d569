package io.podwire.scripts.lab.dsl;

import groovy.lang.Closure;

/** Runs the body of a place: its words first, then what stands around it (variables, functions of the file). */
final class Words {

    private Words() {}

    static void say(PlaceWords words, Closure<?> body) {
        Closure<?> own = (Closure<?>) body.clone();
        own.setDelegate(words);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        own.call();
    }
}
