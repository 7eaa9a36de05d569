/** The format of a snapshot: entries, their lines, and the first of them, which says what it is. docs/snapshot.md tells it to users. */
package io.podwire.snapshot.file;
