/** The network of nodes as a graph: which link leads to which, and by what. */
package io.podwire.api.topology;
