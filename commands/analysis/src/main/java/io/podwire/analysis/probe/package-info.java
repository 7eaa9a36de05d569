/** What figures of probes mean: where loss begins, whose it is, and what was only our own doing. */
package io.podwire.analysis.probe;
