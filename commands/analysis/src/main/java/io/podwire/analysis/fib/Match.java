package io.podwire.analysis.fib;

import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;

/**
 * An entry that a table gave.
 *
 * @param route the entry
 * @param hop the way it takes; null where it has none
 * @param doubt what the entry alone can't tell, for the user; null where there is none
 */
record Match(Route route, NextHop hop, String doubt) {}
