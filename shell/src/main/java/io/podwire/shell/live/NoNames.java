package io.podwire.shell.live;

import io.podwire.api.host.LiveNames;
import io.podwire.api.value.TargetRef;
import java.util.List;

/** For a prompt without a host to ask. */
public final class NoNames implements LiveNames {

    @Override
    public Names now() {
        return Names.NONE;
    }

    @Override
    public List<Name> links(TargetRef in) {
        return List.of();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
