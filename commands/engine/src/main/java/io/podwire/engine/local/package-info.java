/** This machine as the api's interfaces have it: each method delegates to the package that knows how. */
package io.podwire.engine.local;
