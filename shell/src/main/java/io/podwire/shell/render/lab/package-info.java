/** Practice clusters, shown to people. */
package io.podwire.shell.render.lab;
