/**
 * {@code podwire completion}: scripts that let bash and zsh complete command names, flags and values. A {@link
 * io.podwire.shell.completion.Vocabulary} is read from the declarations of all commands; one class a shell writes it down.
 */
package io.podwire.shell.completion;
