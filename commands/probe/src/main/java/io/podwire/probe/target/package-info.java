/** Where probes go: what the user wrote, made into addresses. */
package io.podwire.probe.target;
