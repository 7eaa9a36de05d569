/**
 * What a frame says, layer by layer, as typed records: all that tcpdump's {@code -vvv} prints can be printed from them. Names follow the
 * RFCs; a number that has no name here keeps its number.
 */
package io.podwire.api.packet;
