/**
 * Runbooks: scripts that say in a header what they are, and answer with findings. Read first {@link io.podwire.scripts.runbook.Header}
 * (what a file says of itself), then {@link io.podwire.scripts.runbook.Shelf} (where files are found).
 */
package io.podwire.scripts.runbook;
