package io.podwire.shell.render.tables;

import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.ovs.OvsBridge.Interface;
import io.podwire.api.ovs.OvsBridge.Port;
import io.podwire.shell.render.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bridges of Open vSwitch, a line an interface. */
final class OvsSheet {

    static final Sheet<OvsBridge, Row> SHEET = Sheet.of(OvsBridge.class, "Open vSwitch bridges", OvsSheet::rows)
            .text("BRIDGE", row -> row.bridge().name())
            .text("PORT", row -> row.port() == null ? null : row.port().name())
            .least(12)
            .text("TYPE", row -> row.in() == null ? null : row.in().type())
            .number("OFPORT", row -> row.in() == null ? null : row.in().ofPort())
            .number("TAG", row -> row.port() == null ? null : row.port().tag())
            .rank(5)
            .text("LINK", row -> row.in() == null ? null : row.in().linkState())
            .rank(4)
            .number("RX-DROPPED", row -> statistic(row, "rx_dropped"))
            .rank(3)
            .number("TX-DROPPED", row -> statistic(row, "tx_dropped"))
            .rank(2)
            .text("IDS", row -> row.in() == null ? null : pairs(row.in().externalIds()))
            .rank(1)
            .least(12)
            .text("OPTIONS", row -> row.in() == null ? null : pairs(row.in().options()))
            .onlyWide()
            .number("RX-PACKETS", row -> statistic(row, "rx_packets"))
            .onlyWide()
            .number("TX-PACKETS", row -> statistic(row, "tx_packets"))
            .onlyWide()
            .text("INTERFACE", row -> row.in() == null ? null : row.in().name())
            .onlyWide()
            .number("INDEX", row -> row.in() == null ? null : row.in().ifIndex())
            .onlyWide()
            .text("MAC", row -> row.in() == null ? null : row.in().mac())
            .onlyWide()
            .text("ERROR", row -> row.in() == null ? null : row.in().error())
            .onlyWide()
            .text("DATAPATH", row -> row.bridge().datapathType())
            .onlyWide()
            .text("FAIL-MODE", row -> row.bridge().failMode())
            .onlyWide()
            .end();

    /** One interface; {@code port} and {@code in} are null for a bridge without ports. */
    private record Row(OvsBridge bridge, Port port, Interface in) {}

    private static List<Row> rows(OvsBridge bridge) {
        List<Row> rows = new ArrayList<>();
        for (Port port : bridge.ports()) {
            port.interfaces().forEach(in -> rows.add(new Row(bridge, port, in)));
        }
        return rows.isEmpty() ? List.of(new Row(bridge, null, null)) : rows;
    }

    private static Long statistic(Row row, String name) {
        return row.in() == null ? null : row.in().statistics().get(name);
    }

    private static List<String> pairs(Map<String, String> map) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> pairs.add(key + "=" + value));
        return pairs;
    }

    private OvsSheet() {}
}
