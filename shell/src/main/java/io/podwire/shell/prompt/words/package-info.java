/** Words of the prompt's own: commands like all others, but for that they are about the prompt. */
package io.podwire.shell.prompt.words;
