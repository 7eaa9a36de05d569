/** {@code ping}: echo requests. */
package io.podwire.probe.echo;
