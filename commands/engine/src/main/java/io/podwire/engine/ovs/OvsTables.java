package io.podwire.engine.ovs;

import io.podwire.api.ovs.OvsBridge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The four tables of {@code Open_vSwitch} that tell of bridges (ovs-vswitchd.conf.db(5)), asked for and put together. */
final class OvsTables {

    static final String DATABASE = "Open_vSwitch";

    /** Tables in the order asked, each with its columns; the root row's bridges leave out rows nobody refers to. */
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("Open_vSwitch", List.of("_uuid", "bridges"));
        COLUMNS.put(
                "Bridge",
                List.of("_uuid", "name", "datapath_type", "datapath_id", "fail_mode", "external_ids", "ports"));
        COLUMNS.put("Port", List.of("_uuid", "name", "tag", "interfaces"));
        COLUMNS.put(
                "Interface",
                List.of(
                        "_uuid",
                        "name",
                        "type",
                        "ofport",
                        "ifindex",
                        "mac_in_use",
                        "admin_state",
                        "link_state",
                        "error",
                        "options",
                        "external_ids",
                        "statistics"));
    }

    private OvsTables() {}

    /**
     * The operations of the one transaction that reads everything, so that the tables fit each other.
     *
     * @param everyColumn for a server whose schema lacks one of the columns: it then gives all it has
     */
    static List<Map<String, Object>> selects(boolean everyColumn) {
        List<Map<String, Object>> selects = new ArrayList<>();
        COLUMNS.forEach((table, columns) -> {
            Map<String, Object> select = new LinkedHashMap<>();
            select.put("op", "select");
            select.put("table", table);
            select.put("where", List.of());
            if (!everyColumn) {
                select.put("columns", columns);
            }
            selects.add(select);
        });
        return selects;
    }

    /**
     * Bridges by name, their ports by name, from the results of {@link #selects}. A reference to a row that did not come is
     * left out: the database itself forbids it.
     *
     * @throws io.podwire.api.error.BadData where a value is not of its column's type
     */
    static List<OvsBridge> bridges(List<?> results) {
        Map<String, List<OvsdbRow>> tables = new HashMap<>();
        int i = 0;
        for (String table : COLUMNS.keySet()) {
            tables.put(table, OvsdbRow.rowsOf(table, i < results.size() ? results.get(i) : null));
            i++;
        }
        Map<String, OvsBridge.Interface> interfaces = new HashMap<>();
        for (OvsdbRow row : tables.get("Interface")) {
            interfaces.put(row.uuid(), interfaceOf(row));
        }
        Map<String, OvsBridge.Port> ports = new HashMap<>();
        for (OvsdbRow row : tables.get("Port")) {
            List<OvsBridge.Interface> own = byReference(row.references("interfaces"), interfaces);
            own.sort(Comparator.comparing(OvsBridge.Interface::name));
            ports.put(row.uuid(), new OvsBridge.Port(row.name(), row.uuid(), row.integer("tag"), own));
        }
        Map<String, OvsBridge> bridges = new HashMap<>();
        for (OvsdbRow row : tables.get("Bridge")) {
            bridges.put(row.uuid(), bridgeOf(row, ports));
        }
        List<OvsBridge> used = new ArrayList<>();
        for (OvsdbRow row : tables.get("Open_vSwitch")) {
            used.addAll(byReference(row.references("bridges"), bridges));
        }
        used.sort(Comparator.comparing(OvsBridge::name));
        return used;
    }

    private static OvsBridge bridgeOf(OvsdbRow row, Map<String, OvsBridge.Port> ports) {
        List<OvsBridge.Port> own = byReference(row.references("ports"), ports);
        own.sort(Comparator.comparing(OvsBridge.Port::name));
        String datapath = row.text("datapath_type");
        return new OvsBridge(
                row.name(),
                row.uuid(),
                datapath == null ? "system" : datapath,
                row.text("datapath_id"),
                row.text("fail_mode"),
                row.texts("external_ids"),
                own);
    }

    private static OvsBridge.Interface interfaceOf(OvsdbRow row) {
        String type = row.text("type");
        return new OvsBridge.Interface(
                row.name(),
                row.uuid(),
                type == null ? "system" : type,
                row.integer("ofport"),
                positive(row.integer("ifindex")),
                row.text("mac_in_use"),
                row.text("admin_state"),
                row.text("link_state"),
                row.text("error"),
                row.texts("options"),
                row.texts("external_ids"),
                row.numbers("statistics"));
    }

    /** The switch writes 0 for an interface without a link of its own in the kernel, such as a tunnel of the netdev datapath. */
    private static Integer positive(Integer number) {
        return number == null || number <= 0 ? null : number;
    }

    private static <T> List<T> byReference(List<String> uuids, Map<String, T> rows) {
        List<T> found = new ArrayList<>(uuids.size());
        for (String uuid : uuids) {
            T row = rows.get(uuid);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }
}
