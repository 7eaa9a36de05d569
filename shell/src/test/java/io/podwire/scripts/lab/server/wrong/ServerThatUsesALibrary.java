package io.podwire.scripts.lab.server.wrong;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class ServerThatUsesALibrary {

    public JsonFactory factory() {
        return new JsonFactory();
    }
}
