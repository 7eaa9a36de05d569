/** A snapshot as a host: entries are read when they are asked for, lines of other namespaces are passed over. */
package io.podwire.snapshot.read;
