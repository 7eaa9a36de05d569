/** What replies add up to, in memory that does not grow with their number. */
package io.podwire.probe.figure;
