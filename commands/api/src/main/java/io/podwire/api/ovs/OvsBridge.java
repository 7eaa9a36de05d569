package io.podwire.api.ovs;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bridge of Open vSwitch as its database tells of it (ovs-vswitchd.conf.db(5)).
 *
 * @param name e.g. {@code br-int}
 * @param uuid of its row
 * @param datapathType {@code system}, {@code netdev}
 * @param datapathId 16 hex digits, or null
 * @param failMode {@code standalone}, {@code secure}, or null
 * @param externalIds set by whoever manages it
 * @param ports by name
 */
public record OvsBridge(
        String name,
        String uuid,
        String datapathType,
        String datapathId,
        String failMode,
        Map<String, String> externalIds,
        List<Port> ports) {

    public OvsBridge {
        externalIds = sorted(externalIds);
        ports = List.copyOf(ports);
    }

    /**
     * A port, which has one interface, or several when bonded.
     *
     * @param tag access VLAN, or null
     */
    public record Port(String name, String uuid, Integer tag, List<Interface> interfaces) {
        public Port {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * An interface of a port.
     *
     * @param type {@code system} (empty in the database), {@code internal}, {@code vxlan}, {@code geneve}, {@code patch}, …
     * @param ofPort OpenFlow port number; null while it has none, -1 where adding it failed
     * @param ifIndex of the kernel's link, or null
     * @param mac in use, or null
     * @param adminState {@code up}, {@code down}, or null
     * @param linkState {@code up}, {@code down}, or null
     * @param error what went wrong with it, or null
     * @param options e.g. {@code remote_ip}, {@code key}, {@code peer}
     * @param externalIds e.g. {@code iface-id}, {@code sandbox}, {@code attached-mac}
     * @param statistics counters by their database names, e.g. {@code rx_dropped}
     */
    public record Interface(
            String name,
            String uuid,
            String type,
            Integer ofPort,
            Integer ifIndex,
            String mac,
            String adminState,
            String linkState,
            String error,
            Map<String, String> options,
            Map<String, String> externalIds,
            Map<String, Long> statistics) {
        public Interface {
            options = sorted(options);
            externalIds = sorted(externalIds);
            statistics = sorted(statistics);
        }
    }

    /** By key, so that the same database reads the same each time; {@link Map#copyOf} iterates in an order of each run. */
    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
