/** Numbers with units in scripts ({@code 10.s}, {@code 200.MB}): Groovy extension methods, found by Groovy through META-INF/groovy. */
package io.podwire.scripts.unit;
