/** The words in which practice clusters and their faults are written. They make a plan, and do nothing. */
package io.podwire.scripts.lab.dsl;
