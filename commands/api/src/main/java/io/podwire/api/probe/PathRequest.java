package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Duration;

/**
 * A path that is looked at, and how.
 *
 * @param asked what the user wrote
 * @param target what it means
 * @param sender name of who asks: the pod, or the machine
 * @param place where the probes leave from, as the user said it
 * @param protocol what they are made of
 * @param port of the target; null for {@link ProbeProtocol#ICMP}
 * @param interval from one round to the next
 * @param rounds how many; null: until somebody ends it
 * @param firstHop TTL or hop limit of the first probe of a round, from 1
 * @param mostHops the highest TTL, to 255
 * @param mostUnknown so many hops without an answer are passed over before a round goes no farther
 * @param size octets of a packet with its IP header; null for {@link ProbeProtocol#TCP}, whose SYN has none of its own
 * @param pattern octet that fills it, 0 to 255; null: another one each round
 * @param trafficClass TOS or traffic class octet
 * @param timeout after which an answer is late
 * @param grace how long answers are waited for after the last round
 * @param flows in how many flows the rounds go, one after the other; 1: all in one, and so over one of several equal ways
 */
public record PathRequest(
        String asked,
        IpAddress target,
        String sender,
        String place,
        ProbeProtocol protocol,
        Integer port,
        Duration interval,
        Long rounds,
        int firstHop,
        int mostHops,
        int mostUnknown,
        Integer size,
        Integer pattern,
        int trafficClass,
        Duration timeout,
        Duration grace,
        int flows) {}
