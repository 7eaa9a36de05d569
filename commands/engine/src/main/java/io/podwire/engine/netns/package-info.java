/**
 * Network namespaces of this host: found, opened, entered. A namespace change holds for one thread and is inherited by threads it
 * starts, so {@link io.podwire.engine.netns.NetnsEntry} alone does it, on threads that end at once.
 */
package io.podwire.engine.netns;
