package io.podwire.shell.render.tables;

import io.podwire.api.net.Neighbor;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** ARP and NDP entries. */
final class NeighborSheet {

    static final Sheet<Neighbor, Neighbor> SHEET = Sheet.of(Neighbor.class, "neighbors")
            .text("ADDRESS", Neighbor::address)
            .text("LINK", Neighbor::link)
            .least(8)
            .text("MAC", Neighbor::mac)
            .text("STATE", neighbor -> neighbor.proxy() ? "PROXY" : neighbor.states())
            .tone(neighbor -> neighbor.states().contains("FAILED") ? Tone.BAD : Tone.NONE)
            .text("FLAGS", Neighbor::flags)
            .rank(3)
            .number("USED", Neighbor::used)
            .rank(2)
            .number("CONFIRMED", Neighbor::confirmed)
            .rank(1)
            .number("UPDATED", Neighbor::updated)
            .onlyWide()
            .number("PROBES", Neighbor::probes)
            .onlyWide()
            .text("PROTOCOL", Neighbor::protocol)
            .onlyWide()
            .end();

    private NeighborSheet() {}
}
