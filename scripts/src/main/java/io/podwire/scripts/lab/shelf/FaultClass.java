package io.podwire.scripts.lab.shelf;

import io.podwire.api.command.ValueForm;
import java.util.ArrayList;
import java.util.List;

/** What a user of the cluster complains of. */
public enum FaultClass {
    /** Nothing gets through. */
    UNREACHABLE,
    /** The address answers and the port does not. */
    PORT,
    /** Names are not found, or slowly. */
    DNS,
    /** Small packets get through and big ones do not, or some are lost. */
    BIG_PACKETS,
    /** The network plug-in left something wrong behind. */
    CNI;

    /** All words, as a header writes them. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (FaultClass each : values()) {
            words.add(ValueForm.word(each));
        }
        return words;
    }
}
