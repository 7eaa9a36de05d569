package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;

/**
 * Somebody said that packets do not fit.
 *
 * @param from who
 * @param mtu what fits there; null where the message did not tell (before RFC 1191)
 * @param times how often
 */
public record MtuTold(IpAddress from, Integer mtu, long times) {}
