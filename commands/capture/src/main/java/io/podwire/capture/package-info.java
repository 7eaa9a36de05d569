/**
 * The capture command. It runs beside the user: frames come from {@link io.podwire.api.command.Session#frames}, near or far, and are
 * printed or written here.
 */
package io.podwire.capture;
