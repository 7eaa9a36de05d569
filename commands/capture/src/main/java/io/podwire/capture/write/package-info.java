/** Capture files as tcpdump names and rotates them; never over somebody else's, never more than the budget has room for. */
package io.podwire.capture.write;
