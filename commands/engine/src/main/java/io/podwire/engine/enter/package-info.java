/**
 * Running programs in other namespaces: {@link io.podwire.engine.enter.LinuxLauncher} becomes one or starts one as a child.
 *
 * <p>All of it rests on one fact of Linux: a thread can have its own namespaces, working directory, root, descriptors and
 * credentials. So a launch always happens on a fresh thread that is made different from the rest of the JVM, executes or spawns, and
 * ends. Nothing has to be restored, and nothing of Java is started there.
 */
package io.podwire.engine.enter;
