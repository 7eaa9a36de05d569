/**
 * {@code podwire demo}: a practice cluster is brought up, broken, looked at and mended, with podwire's own commands. The {@link
 * io.podwire.shell.demo.DemoCluster} is the world, the {@link io.podwire.shell.demo.Story} what is told of it.
 */
package io.podwire.shell.demo;
