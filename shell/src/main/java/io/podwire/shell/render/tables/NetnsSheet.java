package io.podwire.shell.render.tables;

import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.shell.render.Sheet;

/** Network namespaces. */
final class NetnsSheet {

    static final Sheet<Netns, Netns> SHEET = Sheet.of(Netns.class, "network namespaces")
            .number("INODE", Netns::inode)
            .text("NAME", Netns::label)
            .least(16)
            .number("NSID", Netns::nsid)
            .rank(1)
            .number("PROCESSES", netns -> netns.pids().size())
            .text("PATHS", Netns::paths)
            .onlyWide()
            .text("PIDS", Netns::pids)
            .onlyWide()
            .text("DESCRIPTORS", Netns::descriptors)
            .onlyWide()
            .end();

    static final Sheet<NetnsSummary, NetnsSummary> SUMMARY = Sheet.of(NetnsSummary.class, "network namespaces")
            .number("INODE", NetnsSummary::inode)
            .text("NAME", NetnsSummary::label)
            .least(12)
            .text("POD", NetnsSummary::pod)
            .least(20)
            .text("ADDRESSES", NetnsSummary::addresses)
            .least(20)
            .text("LINKS", NetnsSummary::links)
            .rank(3)
            .least(6)
            .text("HELD-BY", NetnsSummary::heldBy)
            .rank(2)
            .least(7)
            .number("NSID", NetnsSummary::nsid)
            .rank(4)
            .number("PROCESSES", netns -> netns.pids().size())
            .onlyWide()
            .text("PATHS", NetnsSummary::paths)
            .onlyWide()
            .text("PIDS", NetnsSummary::pids)
            .onlyWide()
            .text("DESCRIPTORS", NetnsSummary::descriptors)
            .onlyWide()
            .end();

    private NetnsSheet() {}
}
