package io.podwire.shell.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** podwire's graph, as its JSON has it, in rows of text: one for each way that packets may go by an edge. */
public final class GraphRows {

    private final Map<String, Map<String, Object>> links = new HashMap<>();
    private final Map<String, String> placeNames = new HashMap<>();
    private final List<Map<String, Object>> edges;

    /** @param topology the one item of {@code topology -o json} */
    public GraphRows(Map<String, Object> topology) {
        maps(topology.get("links")).forEach(link -> links.put(link.get("id").toString(), link));
        for (Map<String, Object> place : maps(topology.get("places"))) {
            List<?> names = (List<?>) place.get("names");
            placeNames.put(
                    place.get("id").toString(),
                    names.isEmpty() ? "host" : names.get(0).toString());
        }
        this.edges = maps(topology.get("edges"));
    }

    /** Both ends in an order that does not depend on who wrote it. */
    static String cable(String kind, String one, String other) {
        return one.compareTo(other) < 0 ? kind + " " + one + " = " + other : kind + " " + other + " = " + one;
    }

    /**
     * Edges of these kinds with both ends in these places.
     *
     * @param kinds as in JSON: {@code veth}, {@code bridge-port}
     */
    public Set<String> rows(Set<String> places, Set<String> kinds) {
        Set<String> rows = new TreeSet<>();
        for (Map<String, Object> edge : edges) {
            String kind = edge.get("kind").toString();
            Map<String, Object> from = links.get(edge.get("from"));
            Map<String, Object> to = links.get(edge.get("to"));
            boolean asked = kinds.contains(kind) && places.contains(place(from));
            if (!asked) {
                continue;
            }
            boolean both = "both".equals(edge.get("direction"));
            switch (kind) {
                case "veth" -> {
                    if (places.contains(place(to))) {
                        rows.add(cable(kind, end(from), end(to)));
                    }
                }
                case "tunnel" -> {
                    rows.add(kind + " " + end(from) + " -> " + edge.get("address"));
                    if (both) {
                        back(from, to).forEach(address -> rows.add(kind + " " + end(to) + " -> " + address));
                    }
                }
                case "redirect" -> {
                    rows.add(kind + " " + end(from) + " -> " + end(to));
                    if (both) {
                        rows.add(kind + " " + end(to) + " -> " + end(from));
                    }
                }
                default -> rows.add(kind + " " + end(from) + " -> " + (to == null ? edge.get("to") : end(to)));
            }
        }
        return rows;
    }

    /** Outer addresses of {@code from} that {@code to} sends to. */
    private Set<Object> back(Map<String, Object> from, Map<String, Object> to) {
        Set<Object> own = new HashSet<>();
        for (Map<String, Object> edge : edges) {
            if ("tunnel-socket".equals(edge.get("kind")) && from.get("id").equals(edge.get("from"))) {
                Object place = links.get(edge.get("to")).get("place");
                links.values().stream()
                        .filter(link -> link.get("place").equals(place))
                        .flatMap(link -> ((List<?>) link.get("addresses")).stream())
                        .forEach(address -> own.add(address.toString().split("/")[0]));
            }
        }
        own.retainAll((List<?>) map(to.get("tunnel")).get("remotes"));
        return own;
    }

    /**
     * Every edge, as {@code kind from -> to | label}, whose ends are in these places. Which end of a tunnel is written first follows its
     * namespace's inode, which the kernel chooses: here it is the order of names.
     */
    public Set<String> labelled(Set<String> places) {
        Set<String> rows = new TreeSet<>();
        for (Map<String, Object> edge : edges) {
            Map<String, Object> from = links.get(edge.get("from"));
            Map<String, Object> to = links.get(edge.get("to"));
            if (places.contains(place(from)) && (to == null || places.contains(place(to)))) {
                Object far = to == null ? edge.get("address") : end(to);
                boolean both = "both".equals(edge.get("direction"));
                String row = both && to != null && edge.get("kind").equals("tunnel")
                        ? cable("tunnel", end(from), end(to))
                        : edge.get("kind") + " " + end(from) + (both ? " = " : " -> ") + far;
                rows.add(row + " | " + edge.get("label"));
            }
        }
        return rows;
    }

    /** {@code place:link} with its role and meaning, of the links in these places. */
    public Map<String, String> roles(Set<String> places) {
        Map<String, String> roles = new HashMap<>();
        for (Map<String, Object> link : links.values()) {
            if (places.contains(place(link))) {
                roles.put(end(link), link.get("role") + ": " + link.get("meaning"));
            }
        }
        return roles;
    }

    /** The link of that name in that place. */
    public Map<String, Object> link(String end) {
        return links.values().stream()
                .filter(link -> end(link).equals(end))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + end));
    }

    /** Addresses of a link in a node's own network. */
    public List<Object> addressesOf(String node, String name) {
        return links.values().stream()
                .filter(link -> link.get("id").toString().startsWith(node + "/")
                        && end(link).equals("host:" + name))
                .flatMap(link -> ((List<?>) link.get("addresses")).stream())
                .map(Object.class::cast)
                .toList();
    }

    /** How many links have that role. */
    public long count(String role) {
        return links.values().stream()
                .filter(link -> link.get("role").equals(role))
                .count();
    }

    private String place(Map<String, Object> link) {
        return link == null ? "" : placeNames.get(link.get("place"));
    }

    private String end(Map<String, Object> link) {
        return place(link) + ":" + link.get("name");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
