/** What two readings of the kernel's counters mean: how much each counted in between, and which of that is trouble. */
package io.podwire.analysis.counters;
