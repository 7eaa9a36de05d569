/**
 * The command {@code capture}: {@link io.podwire.capture.Planning} makes of its arguments what is to be done, {@link
 * io.podwire.capture.Recording} does it; frames come from the session, near or far, and from files; {@code write} has the files,
 * {@code budget} how much they may be, {@code clock} when.
 */
package io.podwire.capture;
