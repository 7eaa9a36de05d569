/**
 * What is drawn anew while a stream runs: a {@link io.podwire.shell.render.live.LiveView} makes lines of what came so far, a {@link
 * io.podwire.shell.render.live.LiveScreen} makes of them what is to be written, a {@link io.podwire.shell.render.live.LiveTerminal}
 * writes it.
 */
package io.podwire.shell.render.live;
