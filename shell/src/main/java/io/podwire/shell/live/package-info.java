/** Names of what is on a host, kept at hand for completion. */
package io.podwire.shell.live;
