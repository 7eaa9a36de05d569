/** What {@code paping}, {@code ping} and {@code udp} share: the loop that sends, counts and tells, and the file it is logged to. */
package io.podwire.probe.run;
