package io.podwire.values.frame;

import io.podwire.api.value.TargetRef;
import java.time.Duration;

/**
 * A command to be run.
 *
 * @param command as typed, {@code routes get}
 * @param arguments its own record of arguments
 * @param in the place it asks in; null for the host's own network
 * @param root directory under which the host's files are; null for {@code /}
 * @param timeout after which it shall end with what it has; null: never
 * @param window items that may come before the first CREDIT
 */
public record Request<A>(String command, A arguments, TargetRef in, String root, Duration timeout, int window) {}
