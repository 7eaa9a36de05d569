/**
 * Unpacks zstd (RFC 8878), block by block: what was packed before a cut or a broken block comes out, all of it, and memory is the frame's
 * window. Java only, without Unsafe, of which newer Javas warn on stderr.
 */
package io.podwire.packets.zstd;
