package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * One packet of a search for the largest that passes, and what came of it.
 *
 * @param at when it left
 * @param size of it with its IP header, in bytes
 * @param attempt with this size, from 1
 * @param outcome what came of it; {@link Outcome#REFUSED} is as good as an answer here
 * @param rtt until the answer; null where none came
 * @param from who answered; null where nobody did
 * @param mtu that {@link Outcome#TOO_BIG} told; null where it told none
 */
public record MtuTried(Instant at, int size, int attempt, Outcome outcome, Duration rtt, IpAddress from, Integer mtu) {}
