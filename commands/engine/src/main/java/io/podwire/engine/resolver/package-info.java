/** Which resolv.conf(5) the programs of a place read. */
package io.podwire.engine.resolver;
