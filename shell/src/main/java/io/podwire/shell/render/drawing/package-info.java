/**
 * Draws a topology. A {@link io.podwire.shell.render.drawing.Diagram} says what is drawn and in which words; each language writes that
 * same diagram. What a topology lacks (an edge whose end is not in it, a link in no place) is made up for on the way into the
 * diagram, so that no language meets it.
 */
package io.podwire.shell.render.drawing;
