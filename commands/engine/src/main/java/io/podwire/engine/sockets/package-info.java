/**
 * TCP and UDP sockets of a network namespace: {@link io.podwire.engine.sockets.SocketTables} asks sock_diag(7), or reads {@code
 * /proc/thread-self/net} where asking would load a module, and finds owners by their open descriptors.
 */
package io.podwire.engine.sockets;
