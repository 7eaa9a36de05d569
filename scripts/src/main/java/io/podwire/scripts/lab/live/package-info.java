/**
 * The life of a practice cluster: its processes, its state, and how a plan is carried out in it. All of a lab hangs on one process, so
 * that the kernel removes whatever a dead podwire could not.
 */
package io.podwire.scripts.lab.live;
