/** {@code paping}: how long connections take, and why they fail. */
package io.podwire.probe.connect;
