/**
 * Frames, without a kernel: {@code file} reads and writes capture files, {@code zstd} unpacks them, {@code dissect} says what bytes mean, {@code line} says it as tcpdump
 * does, {@code bpf} runs and lists filters, {@code view} shows less of a source, {@code stats} sums up.
 */
package io.podwire.packets;
