/** How much captures may write to a disk, all of one machine together. */
package io.podwire.capture.budget;
