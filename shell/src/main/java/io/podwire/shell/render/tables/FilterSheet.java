package io.podwire.shell.render.tables;

import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.TrafficFilter.Action;
import io.podwire.api.net.TrafficFilter.Redirect;
import io.podwire.shell.render.Sheet;

/** tc filters and what they do. */
final class FilterSheet {

    static final Sheet<TrafficFilter, TrafficFilter> SHEET = Sheet.of(TrafficFilter.class, "traffic filters")
            .text("LINK", TrafficFilter::link)
            .least(8)
            .text("PARENT", TrafficFilter::parent)
            .number("PRIO", TrafficFilter::priority)
            .text("PROTOCOL", TrafficFilter::protocol)
            .rank(2)
            .text("KIND", TrafficFilter::kind)
            .text("MATCH", filter -> match(filter))
            .rank(1)
            .least(10)
            .text(
                    "ACTIONS",
                    filter -> filter.actions().stream().map(FilterSheet::action).toList())
            .least(28)
            .text("HANDLE", TrafficFilter::handle)
            .onlyWide()
            .number("CHAIN", TrafficFilter::chain)
            .onlyWide()
            .text("PROGRAM", TrafficFilter::program)
            .onlyWide()
            .number(
                    "PACKETS",
                    filter -> filter.actions().stream().mapToLong(Action::packets).max().stream()
                            .boxed()
                            .findFirst()
                            .orElse(null))
            .onlyWide()
            .end();

    private static String match(TrafficFilter filter) {
        if (filter.match() != null) {
            return filter.match();
        }
        if (filter.programId() != null) {
            return "bpf " + (filter.program() == null ? filter.programId() : filter.program());
        }
        return Boolean.TRUE.equals(filter.matchesAll()) ? "all" : null;
    }

    /** {@code mirred redirect egress vxlan1}. */
    private static String action(Action action) {
        Redirect to = action.redirect();
        if (to != null) {
            return action.kind() + " " + to.mode() + " " + to.direction() + " "
                    + (to.link() == null ? "if" + to.linkIndex() : to.link());
        }
        String program = action.program() == null ? "" : " " + action.program();
        return action.kind() + program + (action.control() == null ? "" : " " + action.control());
    }

    private FilterSheet() {}
}
