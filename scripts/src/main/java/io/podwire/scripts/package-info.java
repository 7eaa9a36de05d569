/** Scripts and runbooks: Groovy in which every command is a function that returns typed records. */
package io.podwire.scripts;
