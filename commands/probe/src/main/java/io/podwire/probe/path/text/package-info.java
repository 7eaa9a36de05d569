/** A path as mtr writes it: its report, its CSV, its JSON. Records in, lines out. */
package io.podwire.probe.path.text;
