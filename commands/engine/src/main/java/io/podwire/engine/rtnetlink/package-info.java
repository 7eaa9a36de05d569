/**
 * What rtnetlink(7) says, as records: one decoder a message type, pure, throwing nothing but BadData. Enums are named as iproute2
 * prints them; a number it has no name for stays a number. Numbers of attributes are the kernel's ({@code linux/if_link.h}, {@code
 * linux/rtnetlink.h}) and stand where they are read, with their names beside them.
 */
package io.podwire.engine.rtnetlink;
