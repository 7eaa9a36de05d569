package io.podwire.api.probe;

import io.podwire.api.value.Kind;
import java.time.Instant;

/**
 * The first event: what will be done.
 *
 * @param at when
 * @param request what is looked at
 * @param look how people want to see it
 */
@Kind("begun")
public record PathBegun(Instant at, PathRequest request, PathLook look) implements PathEvent {
    @Override
    public String kind() {
        return "begun";
    }
}
