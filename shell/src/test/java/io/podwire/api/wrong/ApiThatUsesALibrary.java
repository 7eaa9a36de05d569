package io.podwire.api.wrong;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class ApiThatUsesALibrary {

    public JsonFactory factory() {
        return new JsonFactory();
    }
}
