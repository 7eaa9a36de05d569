/**
 * Which place a key means. Pure: {@link io.podwire.analysis.place.NodeFacts} in, places out.
 *
 * <p>{@link io.podwire.analysis.place.TargetMatcher} turns what the user typed into hits, {@link
 * io.podwire.analysis.place.PlaceBuilder} turns a hit into the record that is shown, {@link io.podwire.analysis.place.Cabling}
 * knows which link leads to which, and {@link io.podwire.analysis.place.UnheldAddress} speaks of addresses that no link here has.
 */
package io.podwire.analysis.place;
