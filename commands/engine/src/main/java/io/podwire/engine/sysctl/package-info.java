/** Kernel parameters that belong to a network namespace ({@code Documentation/networking/ip-sysctl.rst}). */
package io.podwire.engine.sysctl;
