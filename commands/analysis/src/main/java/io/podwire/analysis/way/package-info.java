/** The way of a packet over this machine, link by link, as far as its kernels' own answers tell. */
package io.podwire.analysis.way;
