/** The network of nodes as a drawing of characters, from the pods down to the wire. */
package io.podwire.shell.render.topology;
