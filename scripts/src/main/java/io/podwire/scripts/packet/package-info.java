/** What scripts can say of packets beyond what their records say. */
package io.podwire.scripts.packet;
