/** The largest packet that passes to a target, and which link or filter lets no larger one pass: {@code mtu}. */
package io.podwire.probe.mtu;
