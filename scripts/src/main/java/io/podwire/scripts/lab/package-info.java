/** Practice clusters: worlds of nodes and pods to look at, to break and to mend. */
package io.podwire.scripts.lab;
