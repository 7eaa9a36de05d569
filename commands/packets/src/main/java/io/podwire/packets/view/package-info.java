/** Sources that show another source's frames: fewer of them, or less of each. */
package io.podwire.packets.view;
