/**
 * {@code dns}: a name asked as a pod's programs would ask it, and each name server behind that by itself.
 *
 * <p>Questions are written and answers read here, and go through a {@link io.podwire.api.probe.Prober}: its sockets are in the pod's
 * network namespace, where a DNS library's own resolver could not open any; and what is to be shown, each single question with its
 * server, time and fate, is what such a library hides.
 */
package io.podwire.probe.dns;
