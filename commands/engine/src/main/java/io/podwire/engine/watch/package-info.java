/**
 * Knows when what was read is old. The kernel tells of changes (inotify, rtnetlink groups, a mount table that can be polled); what a
 * source vouches for is kept until it speaks, and where a source is missing the same is read anew each time. {@link
 * io.podwire.engine.watch.WatchedHost} answers as a host without memory would.
 */
package io.podwire.engine.watch;
