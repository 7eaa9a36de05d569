/** What a practice cluster is made of, as data: read it, print it, carry it out. */
package io.podwire.scripts.lab.plan;
