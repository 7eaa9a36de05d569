package io.podwire.shell.render.tables;

import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;

/** Routes; one with several ways has a line a way. */
final class RouteSheet {

    static final Sheet<Route, Way> SHEET = Sheet.of(Route.class, "routes", RouteSheet::ways)
            .text("DESTINATION", way -> way.route().destination())
            .text("VIA", RouteSheet::via)
            .tone(RouteSheet::tone)
            .text("LINK", way -> way.hop() == null ? null : link(way.hop()))
            .least(8)
            .text("SOURCE", way -> way.route().preferredSource())
            .rank(5)
            .text("TABLE", way -> way.route().tableName())
            .rank(3)
            .text("PROTOCOL", way -> way.route().protocol())
            .rank(4)
            .number("METRIC", way -> way.route().metric())
            .rank(2)
            .text("TYPE", way -> way.route().type())
            .onlyWide()
            .text("FLAGS", way -> way.route().flags())
            .onlyWide()
            .text("SCOPE", way -> way.route().scope())
            .onlyWide()
            .text("FROM", way -> way.route().source())
            .onlyWide()
            .number("WEIGHT", way -> way.hop() == null ? null : way.hop().weight())
            .onlyWide()
            .text("ENCAPSULATION", way -> way.hop() == null ? null : way.hop().encapsulation())
            .onlyWide()
            .number("MTU", way -> way.route().mtu())
            .onlyWide()
            .text("EXPIRES", way -> way.route().expires())
            .onlyWide()
            .end();

    /** One way of a route; {@code hop} is null for a route that leads nowhere. */
    private record Way(Route route, NextHop hop) {}

    private static List<Way> ways(Route route) {
        List<Way> ways = new ArrayList<>();
        route.nextHops().forEach(hop -> ways.add(new Way(route, hop)));
        return ways.isEmpty() ? List.of(new Way(route, null)) : ways;
    }

    /** The next router; for a route that leads nowhere, why: {@code blackhole}. */
    private static Object via(Way way) {
        return way.hop() == null ? way.route().type() : way.hop().gateway();
    }

    private static String link(NextHop hop) {
        return hop.link() == null && hop.linkIndex() != null ? "if" + hop.linkIndex() : hop.link();
    }

    private static Tone tone(Way way) {
        return switch (way.route().type()) {
            case "blackhole", "unreachable", "prohibit" -> Tone.BAD;
            default -> Tone.NONE;
        };
    }

    private RouteSheet() {}
}
