/** Scripts on the command line: an expression, and what the process gives a script to work with. */
package io.podwire.shell.script;
