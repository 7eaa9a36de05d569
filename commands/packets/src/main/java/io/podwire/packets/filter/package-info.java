/**
 * libpcap's filter language (pcap-filter(7)) as a tree: to say a filter in words, to find the usual mistakes in it, and to tell where
 * it does not parse. Programs are made by libpcap alone.
 */
package io.podwire.packets.filter;
