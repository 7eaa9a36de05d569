/** Reading a host's files below a settable root, bounded in size and in time. */
package io.podwire.engine.files;
