package io.podwire.shell.render.tables;

import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.HostLink;
import io.podwire.api.pod.PodPlace.PodLink;
import io.podwire.shell.render.Sheet;
import java.util.ArrayList;
import java.util.List;

/** What a key led to, a line a link. */
final class PodPlaceSheet {

    static final Sheet<PodPlace, Row> SHEET = Sheet.of(PodPlace.class, "matches", PodPlaceSheet::rows)
            .text("KIND", row -> row.place().kind())
            .rank(7)
            .text("WHAT", row -> row.place().label())
            .least(20)
            .text("LINK", row -> row.link() == null ? null : row.link().name())
            .rank(3)
            .text("ADDRESSES", row -> row.link() == null ? null : row.link().addresses())
            .least(26)
            .rank(1)
            .text("HOST-LINK", row -> row.peer() == null ? null : row.peer().name())
            .rank(2)
            .text("BRIDGE", row -> row.peer() == null ? null : row.peer().bridge())
            .rank(4)
            .number(
                    "NETNS",
                    row -> row.place().netns() == null
                            ? null
                            : row.place().netns().inode())
            .rank(5)
            .number("PID", PodPlaceSheet::pid)
            .rank(6)
            .text("MAC", row -> row.link() == null ? null : row.link().mac())
            .onlyWide()
            .number("INDEX", row -> row.link() == null ? null : row.link().index())
            .onlyWide()
            .number("HOST-INDEX", row -> row.peer() == null ? null : row.peer().index())
            .onlyWide()
            .text("HOST-MAC", row -> row.peer() == null ? null : row.peer().mac())
            .onlyWide()
            .text(
                    "UID",
                    row -> row.place().pod() == null ? null : row.place().pod().uid())
            .onlyWide()
            .text(
                    "SANDBOX",
                    row -> row.place().pod() == null ? null : row.place().pod().sandbox())
            .onlyWide()
            .text("MATCHED-BY", row -> row.place().match().by())
            .onlyWide()
            .text("REMARKS", row -> row.place().remarks())
            .onlyWide()
            .end();

    /** One link of a place; {@code link} is null where the place has none. */
    private record Row(PodPlace place, PodLink link) {
        HostLink peer() {
            return link == null ? null : link.peer();
        }
    }

    private static List<Row> rows(PodPlace place) {
        List<Row> rows = new ArrayList<>();
        place.links().forEach(link -> rows.add(new Row(place, link)));
        return rows.isEmpty() ? List.of(new Row(place, null)) : rows;
    }

    private static Integer pid(Row row) {
        List<Integer> pids =
                row.place().pod() == null ? List.of() : row.place().pod().pids();
        return pids.isEmpty() ? null : pids.get(0);
    }

    private PodPlaceSheet() {}
}
