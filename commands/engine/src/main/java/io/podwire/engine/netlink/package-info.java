/**
 * Netlink (netlink(7), RFC 3549): a codec that does no I/O, and the socket. The codec throws nothing but
 * {@link io.podwire.api.error.BadData}; attributes and enums it does not know are passed over or kept as numbers.
 */
package io.podwire.engine.netlink;
