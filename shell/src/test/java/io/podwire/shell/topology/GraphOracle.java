package io.podwire.shell.topology;

import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which link leads to which, worked out of what {@code ip}, {@code bridge} and {@code tc} print in each namespace: rows of text that
 * {@link GraphRows} writes of podwire's graph in the same form.
 */
public final class GraphOracle {

    /** Runs a program in a place. */
    public interface Inside {

        /**
         * What it prints; it must succeed.
         *
         * @param place name of a network namespace, or {@code host}
         */
        String run(String place, String... words);
    }

    private final List<String> places;
    private final Inside inside;
    private final Map<String, Map<Long, Map<String, Object>>> links = new HashMap<>();
    private final Map<String, Map<Long, String>> nsids = new HashMap<>();

    /** @param places every namespace to look into */
    public GraphOracle(List<String> places, Inside inside) {
        this.places = places;
        this.inside = inside;
        for (String place : places) {
            Map<Long, Map<String, Object>> here = new HashMap<>();
            json(place, "ip", "-d", "-j", "link").forEach(link -> here.put(number(link.get("ifindex")), link));
            links.put(place, here);
            Map<Long, String> ids = new HashMap<>();
            // A namespace without a name: for a pod that is the host's, for the host one that is none of the places.
            String nameless = place.equals("host") ? "elsewhere" : "host";
            json(place, "ip", "-j", "netns", "list-id")
                    .forEach(id -> ids.put(number(id.get("nsid")), (String) id.getOrDefault("name", nameless)));
            nsids.put(place, ids);
        }
    }

    private List<Map<String, Object>> json(String place, String... words) {
        String text = inside.run(place, words).strip();
        return text.isEmpty() ? List.of() : maps(JsonTree.read(text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
    }

    /** Every row: of all sorts that these programs can tell. */
    public Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        for (String place : places) {
            for (Map<String, Object> link : links.get(place).values()) {
                cable(place, link, rows);
                parent(place, link, rows);
                tunnel(place, link, rows);
                redirects(place, link, rows);
            }
            for (Map<String, Object> port : json(place, "bridge", "-j", "link")) {
                String name = port.get("ifname").toString();
                rows.add("bridge-port " + place + ":" + name + " -> " + place + ":" + port.get("master"));
            }
        }
        return rows;
    }

    private void cable(String place, Map<String, Object> link, Set<String> rows) {
        String far = kind(link).equals("veth") ? otherEnd(place, link) : null;
        if (far != null) {
            rows.add(GraphRows.cable("veth", end(place, link), far));
        }
    }

    private void parent(String place, Map<String, Object> link, Set<String> rows) {
        String below = Set.of("macvlan", "ipvlan", "vlan").contains(kind(link)) ? otherEnd(place, link) : null;
        if (below != null) {
            rows.add("parent " + end(place, link) + " -> " + below);
        }
    }

    /** The link that {@code link_index} means; null where it is in no place that is looked into. */
    private String otherEnd(String place, Map<String, Object> link) {
        if (link.get("link") != null) {
            return place + ":" + link.get("link");
        }
        String other = placeOf(place, link);
        Map<String, Object> far =
                other == null ? null : links.getOrDefault(other, Map.of()).get(number(link.get("link_index")));
        return far == null ? null : end(other, far);
    }

    /** The namespace that {@code link_netnsid} means; its own where there is none. */
    private String placeOf(String place, Map<String, Object> link) {
        return link.get("link_netnsid") == null ? place : nsids.get(place).get(number(link.get("link_netnsid")));
    }

    private void tunnel(String place, Map<String, Object> link, Set<String> rows) {
        if (!kind(link).equals("vxlan")) {
            return;
        }
        Map<String, Object> data = map(map(link.get("linkinfo")).get("info_data"));
        Set<String> remotes = new TreeSet<>();
        for (String key : List.of("remote", "remote6", "group", "group6")) {
            if (data.get(key) != null) {
                remotes.add(data.get(key).toString());
            }
        }
        for (Map<String, Object> entry : json(place, "bridge", "-j", "fdb", "show", "dev", name(link))) {
            if (entry.get("dst") != null) {
                remotes.add(entry.get("dst").toString());
            }
        }
        String outer = placeOf(place, link);
        for (String remote : remotes) {
            rows.add("tunnel " + end(place, link) + " -> " + remote);
            String dev = data.get("link") != null ? data.get("link").toString() : routed(outer, remote, data);
            rows.add("tunnel-socket " + end(place, link) + " -> " + outer + ":" + dev);
        }
    }

    private String routed(String place, String remote, Map<String, Object> data) {
        List<String> words = new ArrayList<>(List.of("ip", "-j", "route", "get", remote));
        Object local = data.getOrDefault("local", data.get("local6"));
        if (local != null) {
            words.addAll(List.of("from", local.toString()));
        }
        return json(place, words.toArray(String[]::new)).get(0).get("dev").toString();
    }

    private void redirects(String place, Map<String, Object> link, Set<String> rows) {
        for (String side : List.of("ingress", "egress")) {
            for (Map<String, Object> filter : json(place, "tc", "-j", "filter", "show", "dev", name(link), side)) {
                for (Map<String, Object> action :
                        maps(map(filter.get("options")).get("actions"))) {
                    if ("mirred".equals(action.get("kind"))) {
                        rows.add("redirect " + end(place, link) + " -> " + place + ":" + action.get("to_dev"));
                    }
                }
            }
        }
    }

    /** Addresses of a place, without prefix lengths. */
    public Set<String> addresses(String place) {
        Set<String> all = new TreeSet<>();
        for (Map<String, Object> link : json(place, "ip", "-j", "addr")) {
            maps(link.get("addr_info")).forEach(a -> all.add(Objects.toString(a.get("local"))));
        }
        return all;
    }

    /** Destinations of the routes of a place that lead over a link, as ip prints them. */
    public Set<String> routesOver(String place, String link) {
        Set<String> all = new TreeSet<>();
        for (String family : List.of("-4", "-6")) {
            json(place, "ip", "-j", family, "route", "show", "dev", link)
                    .forEach(route -> all.add(Objects.toString(route.get("dst"))));
        }
        return all;
    }

    private static String end(String place, Map<String, Object> link) {
        return place + ":" + name(link);
    }

    private static String name(Map<String, Object> link) {
        return link.get("ifname").toString();
    }

    private static String kind(Map<String, Object> link) {
        return Objects.toString(map(link.get("linkinfo")).get("info_kind"), "");
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
