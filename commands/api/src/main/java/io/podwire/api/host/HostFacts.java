package io.podwire.api.host;

import java.time.Instant;

/**
 * Who and what a machine is.
 *
 * @param name its host name (of its UTS namespace)
 * @param kernel release, as {@code uname -r}
 * @param architecture as {@code uname -m}
 * @param operatingSystem PRETTY_NAME of os-release; null where there is none
 * @param bootId changes with every boot
 * @param readAt when this was read, by its own clock
 * @param root the directory its files were read under; {@code /} unless told otherwise
 */
public record HostFacts(
        String name,
        String kernel,
        String architecture,
        String operatingSystem,
        String bootId,
        Instant readAt,
        String root) {}
