/**
 * Unpacks zstd (RFC 8878) by zstd's own library: what was packed before a cut or a broken block comes out, all of it, and memory is the
 * frame's window. Only this package sees the library, and it is loaded with the first packed file.
 */
package io.podwire.packets.zstd;
