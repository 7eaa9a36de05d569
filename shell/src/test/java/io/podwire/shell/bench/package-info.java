/** Started by the scripts in {@code bench/}; no tests. */
package io.podwire.shell.bench;
