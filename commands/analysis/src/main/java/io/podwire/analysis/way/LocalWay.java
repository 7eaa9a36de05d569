package io.podwire.analysis.way;

import io.podwire.api.probe.MtuLink;
import java.util.List;

/**
 * The part of a way that lies on this machine.
 *
 * @param links from the sender on
 * @param places ids of the namespaces that route, the sender's first
 * @param whole whether it ends at the target
 * @param notes what was not known, and may lead elsewhere; a sentence each
 */
public record LocalWay(List<MtuLink> links, List<String> places, boolean whole, List<String> notes) {

    public LocalWay {
        links = List.copyOf(links);
        places = List.copyOf(places);
        notes = List.copyOf(notes);
    }

    /** The link that takes the smallest packets, the first of several; null where no link is known. */
    public MtuLink narrowest() {
        MtuLink narrowest = null;
        for (MtuLink link : links) {
            narrowest = narrowest == null || link.fits() < narrowest.fits() ? link : narrowest;
        }
        return narrowest;
    }
}
