/** Probes as lines of text: those of paping and of iputils' ping where there is such a tool. One home for the screen and for log files. */
package io.podwire.probe.text;
