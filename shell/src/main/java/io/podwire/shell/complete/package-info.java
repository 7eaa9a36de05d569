/**
 * What could stand at the cursor of the prompt. {@link io.podwire.shell.complete.LineCompletion} is pure: a text, a cursor and what
 * there is ({@link io.podwire.shell.complete.Surroundings}) give suggestions; the rest hands them to JLine.
 */
package io.podwire.shell.complete;
