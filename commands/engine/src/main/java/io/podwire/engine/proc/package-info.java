/** Processes as procfs shows them, read cheaply: only their namespaces, control groups, {@code stat} and {@code status}. */
package io.podwire.engine.proc;
