package io.podwire.shell.render.tables;

import io.podwire.api.net.Qdisc;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;

/** Queueing disciplines with their counters. */
final class QdiscSheet {

    static final Sheet<Qdisc, Qdisc> SHEET = Sheet.of(Qdisc.class, "queueing disciplines")
            .text("LINK", Qdisc::link)
            .least(8)
            .text("KIND", Qdisc::kind)
            .text("HANDLE", Qdisc::handle)
            .text("PARENT", Qdisc::parent)
            .number("PACKETS", Qdisc::packets)
            .number("BYTES", Qdisc::bytes)
            .rank(3)
            .number("DROPS", Qdisc::drops)
            .tone(qdisc -> qdisc.drops() > 0 ? Tone.WARN : Tone.NONE)
            .number("BACKLOG", Qdisc::backlogPackets)
            .rank(2)
            .number("OVERLIMITS", Qdisc::overlimits)
            .onlyWide()
            .number("REQUEUES", Qdisc::requeues)
            .onlyWide()
            .number("BACKLOG-BYTES", Qdisc::backlogBytes)
            .onlyWide()
            .end();

    private QdiscSheet() {}
}
