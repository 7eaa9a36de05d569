/** When probes leave, and how many may: schedules, and the manners of a guest. */
package io.podwire.probe.pace;
