package io.podwire.api.net;

import io.podwire.api.value.Cidr;

/**
 * A routing policy rule (RTM_NEWRULE, {@code linux/fib_rules.h}); conditions that are null do not limit it.
 *
 * @param netns inode of its namespace
 * @param family {@code inet} or {@code inet6}
 * @param priority lower is asked first
 * @param inverted true where the rule holds when the conditions do not
 * @param inputLink link name
 * @param outputLink link name
 * @param mark firewall mark as {@code 0xVALUE} or {@code 0xVALUE/0xMASK}
 * @param protocol IP protocol name or number
 * @param sourcePorts {@code N} or {@code N-M}
 * @param destinationPorts {@code N} or {@code N-M}
 * @param userIds {@code N-M}
 * @param action {@code table}, {@code goto}, {@code nop}, {@code blackhole}, {@code unreachable}, {@code prohibit}
 * @param table number for the action {@code table}, or null
 * @param tableName {@code main}, {@code local}, {@code default}, the number as text, or null
 * @param target priority of the rule to go on with, for {@code goto}; else null
 * @param suppressPrefixLength routes with prefixes up to this length do not count, or null
 * @param suppressGroup link group whose routes do not count, or null
 * @param madeBy protocol that made it: {@code kernel}, {@code static}, …; null where not said
 */
public record Rule(
        long netns,
        String family,
        long priority,
        boolean inverted,
        Cidr from,
        Cidr to,
        String inputLink,
        String outputLink,
        Integer typeOfService,
        String mark,
        String protocol,
        String sourcePorts,
        String destinationPorts,
        String userIds,
        String action,
        Long table,
        String tableName,
        Long target,
        Integer suppressPrefixLength,
        Long suppressGroup,
        String madeBy) {}
