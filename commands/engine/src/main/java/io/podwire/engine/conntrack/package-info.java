/**
 * Tracked connections (ctnetlink): {@link io.podwire.engine.conntrack.ConntrackTable} streams the table of a namespace, which may
 * have a million entries, batch by batch. Attributes are those of {@code linux/netfilter/nfnetlink_conntrack.h}; all numbers in
 * them are in network order.
 */
package io.podwire.engine.conntrack;
