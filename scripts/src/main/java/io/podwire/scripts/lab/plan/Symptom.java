package io.podwire.scripts.lab.plan;

/**
 * How one sees a fault by hand.
 *
 * @param from the place where one looks
 * @param run commands for sh
 * @param shows a regular expression found in their output while all is well, and not while it is broken; null where the exit status
 *     tells: 0 while all is well
 */
public record Symptom(String from, String run, String shows) {}
