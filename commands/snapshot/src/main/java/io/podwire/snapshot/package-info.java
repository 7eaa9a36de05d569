/**
 * A node's facts in a file, and such a file as a {@link io.podwire.api.host.Host} that commands ask like a live one: {@code
 * file} is the format, {@code write} fills it, {@code read} answers from it.
 */
package io.podwire.snapshot;
