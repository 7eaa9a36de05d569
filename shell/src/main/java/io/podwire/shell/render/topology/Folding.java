package io.podwire.shell.render.topology;

import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes many tenants readable: of those that look alike the first few are shown, and odd ones all. */
final class Folding {

    /** So many alike are still read one by one. */
    private static final int READ = 20;

    /** Shown of more than that. */
    private static final int SHOWN = 9;

    private final Paper paper;

    Folding(Paper paper) {
        this.paper = paper;
    }

    /** The rows, odd ones last where something is folded: nearest to what is wrong with them. */
    List<Row> rows(List<TenantRows> tenants) {
        Map<String, List<TenantRows>> alike = new LinkedHashMap<>();
        List<Row> odd = new ArrayList<>();
        for (TenantRows tenant : tenants) {
            if (!tenant.odd()) {
                alike.computeIfAbsent(tenant.shape(), key -> new ArrayList<>()).add(tenant);
            }
        }
        List<Row> rows = new ArrayList<>();
        if (paper.wide() || alike.values().stream().allMatch(some -> some.size() <= READ)) {
            tenants.forEach(tenant -> rows.addAll(tenant.rows()));
            return rows;
        }
        tenants.stream().filter(TenantRows::odd).forEach(tenant -> odd.addAll(tenant.rows()));
        for (List<TenantRows> some : alike.values()) {
            int shown = some.size() <= READ ? some.size() : SHOWN;
            some.subList(0, shown).forEach(tenant -> rows.addAll(tenant.rows()));
            if (shown < some.size()) {
                rows.add(folded(some.subList(shown, some.size())));
            }
        }
        rows.addAll(odd);
        return rows;
    }

    private Row folded(List<TenantRows> rest) {
        List<IpAddress> addresses = rest.stream()
                .map(TenantRows::address)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        String range = addresses.isEmpty()
                ? ""
                : ", " + addresses.get(0) + paper.strokes().range + addresses.get(addresses.size() - 1);
        String text = paper.strokes().more + " " + rest.size() + " more like these" + range + "; all: -o wide";
        return new Row(text, List.of(), new Words(), List.of());
    }
}
