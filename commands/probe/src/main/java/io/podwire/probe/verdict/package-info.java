/** What figures mean, in words. */
package io.podwire.probe.verdict;
