/** A node's facts in a file, and such a file as a {@link io.podwire.api.host.Host} that commands ask like a live one. */
package io.podwire.snapshot;
