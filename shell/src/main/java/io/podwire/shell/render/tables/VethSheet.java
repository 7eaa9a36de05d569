package io.podwire.shell.render.tables;

import io.podwire.api.net.VethPair;
import io.podwire.api.net.VethPair.End;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** Cables, near end left. */
final class VethSheet {

    static final Sheet<VethPair, VethPair> SHEET = Sheet.of(VethPair.class, "veth pairs")
            .text("PLACE", pair -> place(pair.near()))
            .least(8)
            .text("LINK", pair -> pair.near().name())
            .number("INDEX", pair -> pair.near().index())
            .rank(3)
            .text("MASTER", pair -> pair.near().master())
            .rank(4)
            .text("PEER-PLACE", pair -> pair.far() == null ? "not seen" : place(pair.far()))
            .least(12)
            .text(
                    "PEER",
                    pair -> pair.far() == null
                            ? "if" + pair.near().peerIndex()
                            : pair.far().name())
            .number(
                    "PEER-INDEX",
                    pair -> pair.far() == null
                            ? pair.near().peerIndex()
                            : pair.far().index())
            .rank(5)
            .text("PROOF", VethPair::proof)
            .rank(2)
            .tone(pair -> pair.proof() == VethPair.Proof.BOTH_ENDS ? Tone.GOOD : Tone.WARN)
            .text("MAC", pair -> pair.near().mac())
            .onlyWide()
            .text("PEER-MAC", pair -> pair.far() == null ? null : pair.far().mac())
            .onlyWide()
            .number("MTU", pair -> pair.near().mtu())
            .onlyWide()
            .number("PEER-MTU", pair -> pair.far() == null ? null : pair.far().mtu())
            .onlyWide()
            .text("STATE", pair -> pair.near().operState())
            .onlyWide()
            .text("PEER-STATE", pair -> pair.far() == null ? null : pair.far().operState())
            .onlyWide()
            .number("NETNS", pair -> pair.near().netns())
            .onlyWide()
            .number("PEER-NETNS", pair -> pair.far() == null ? null : pair.far().netns())
            .onlyWide()
            .end();

    private static String place(End end) {
        return end.pod() == null ? end.place() : end.pod();
    }

    private VethSheet() {}
}
