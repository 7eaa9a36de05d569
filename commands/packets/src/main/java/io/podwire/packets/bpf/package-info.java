/**
 * Classic BPF (the BSD Packet Filter; linux/filter.h, bpf(4) of FreeBSD): programs checked, run over frames of a file, and listed as
 * tcpdump lists them. In the kernel the kernel runs them; libpcap compiles them.
 */
package io.podwire.packets.bpf;
