/** When a capture begins and ends, by the clock on the wall. */
package io.podwire.capture.clock;
