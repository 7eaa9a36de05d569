package io.podwire.shell.render.tables;

import io.podwire.api.net.FdbEntry;
import io.podwire.shell.render.Sheet;

/** Forwarding entries of bridges and VXLAN links. */
final class FdbSheet {

    static final Sheet<FdbEntry, FdbEntry> SHEET = Sheet.of(FdbEntry.class, "forwarding entries")
            .text("MAC", FdbEntry::mac)
            .text("LINK", FdbEntry::link)
            .least(15)
            .number("VLAN", FdbEntry::vlan)
            .rank(5)
            .text("MASTER", FdbEntry::master)
            .rank(3)
            .text("REMOTE", FdbEntry::remote)
            .rank(2)
            .text("STATE", FdbEntry::states)
            .rank(1)
            .text("FLAGS", FdbEntry::flags)
            .rank(4)
            .least(8)
            .number("PORT", FdbEntry::port)
            .onlyWide()
            .number("VNI", FdbEntry::vni)
            .onlyWide()
            .text("VIA", FdbEntry::viaName)
            .onlyWide()
            .number("NEXT-HOP", FdbEntry::nextHopId)
            .onlyWide()
            .number("USED", FdbEntry::used)
            .onlyWide()
            .number("UPDATED", FdbEntry::updated)
            .onlyWide()
            .end();

    private FdbSheet() {}
}
