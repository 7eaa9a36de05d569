package io.podwire.api.net;

/**
 * A BPF program that sees a link's packets.
 *
 * @param hook {@code xdp-driver}, {@code xdp-generic}, {@code xdp-offload}, {@code tcx-ingress}, {@code tcx-egress}, {@code
 *     netkit-primary}, {@code netkit-peer}
 * @param id the kernel's program id
 * @param name the program's name; null where the kernel would not tell
 * @param tag hash of its instructions, 16 hex digits; null where not told
 */
public record AttachedProgram(String hook, long id, String name, String tag) {}
