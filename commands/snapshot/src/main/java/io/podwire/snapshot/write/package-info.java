/** Asks a host for all that can be asked and keeps it in a file: whole or not at all. */
package io.podwire.snapshot.write;
