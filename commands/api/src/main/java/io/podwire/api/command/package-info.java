/**
 * The contract of commands: how one is declared ({@link io.podwire.api.command.Spec}, {@link io.podwire.api.command.Param}), what
 * it is given ({@link io.podwire.api.command.Session}) and what it gives back ({@link io.podwire.api.command.Answer}, {@link
 * io.podwire.api.command.Running}, {@link io.podwire.api.command.Launch}).
 */
package io.podwire.api.command;
