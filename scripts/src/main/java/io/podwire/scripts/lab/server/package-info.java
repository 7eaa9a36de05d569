/**
 * What runs in a practice cluster's pods: a small server of its own process, of the JDK's base module alone, so that it starts in
 * a tenth of a second. {@link io.podwire.scripts.lab.server.PodServer} is the way in; {@link
 * io.podwire.scripts.lab.server.ServerSettings} says what it serves; {@link io.podwire.scripts.lab.server.DnsMessage} is the codec
 * (bytes in, records out, no I/O), {@link io.podwire.scripts.lab.server.Zones} what its DNS knows.
 *
 * <p>No lambda and no string concatenation stands on the way to "ready": the JVM's first one costs 30 ms.
 */
package io.podwire.scripts.lab.server;
