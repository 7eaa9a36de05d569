/**
 * Filters in libpcap's language, compiled by libpcap itself: a compiler of our own would sooner or later disagree with tcpdump about a
 * frame. The library is bound when the first filter is compiled, and nothing of podwire needs it for anything else.
 */
package io.podwire.engine.pcap;
