/** The path to a target, hop by hop, round after round: {@code mtr-probe}. */
package io.podwire.probe.path;
