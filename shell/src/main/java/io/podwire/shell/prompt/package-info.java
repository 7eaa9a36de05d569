/**
 * The prompt. A line goes this way: {@link io.podwire.shell.prompt.LineRule} tells what it is; a command line becomes a {@link
 * io.podwire.shell.prompt.CommandText} of words and stages; {@link io.podwire.shell.prompt.LineRunner} runs it through {@code
 * shell.cli.CommandRun}, Groovy through {@code scripts.ScriptHost}, a program through the engine's launcher. {@link
 * io.podwire.shell.prompt.Terminals} and {@link io.podwire.shell.prompt.Prompt} know JLine; nothing else does but what it calls back.
 */
package io.podwire.shell.prompt;
