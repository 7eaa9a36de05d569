/**
 * {@code podwire demo}: a node with two pods in namespaces of its own, asked with podwire's own commands. The {@link
 * io.podwire.shell.demo.DemoNode} is the world, the {@link io.podwire.shell.demo.Story} what is told of it.
 */
package io.podwire.shell.demo;
