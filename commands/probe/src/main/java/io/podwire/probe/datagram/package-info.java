/** {@code udp}: datagrams to a port. */
package io.podwire.probe.datagram;
