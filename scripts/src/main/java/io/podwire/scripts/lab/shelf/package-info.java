/** Where practice clusters and their faults lie, and what their headers say of them. Reads text; no Groovy is loaded for it. */
package io.podwire.scripts.lab.shelf;
