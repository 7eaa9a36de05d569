package io.podwire.api.host;

/**
 * Some octets of a snapshot's file; all parts in a row are the file.
 *
 * @param octets in Base64 (RFC 4648, section 4)
 */
public record SnapshotPart(String octets) {}
