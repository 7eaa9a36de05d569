/** Linux's own calls through JNA: descriptors with owners, errno by name, waits that end. No other package binds a C function. */
package io.podwire.engine.linux;
