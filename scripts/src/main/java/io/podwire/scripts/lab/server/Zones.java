package io.podwire.scripts.lab.server;

import io.podwire.scripts.lab.server.DnsMessage.Resource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a name server knows: records, and the zones in which a name without one does not exist. */
final class Zones {

    /** As CoreDNS's kubernetes plug-in has it by default. */
    private static final int TTL = 5;

    private static final int INTERNET = 1;

    private final List<String> zones = new ArrayList<>();
    private final Map<String, List<Resource>> records = new HashMap<>();

    /** Names with records, and all above them: those exist, though they may have none (RFC 8020). */
    private final Set<String> existing = new HashSet<>();

    void zone(String name) {
        zones.add(DnsName.key(DnsName.absolute(name)));
    }

    /** @param words {@code record NAME TYPE DATA…} */
    void record(String[] words) {
        String name = DnsName.absolute(words[1]);
        int type = DnsType.number(words[2]);
        Resource record = new Resource(name, type, INTERNET, TTL, DnsType.data(type, words, 3));
        records.computeIfAbsent(DnsName.key(name), key -> new ArrayList<>()).add(record);
        for (String above = DnsName.key(name); above != null; above = DnsName.parent(above)) {
            existing.add(above);
        }
    }

    /** Whether a name has records or lies in a zone of this server. */
    boolean covers(String name) {
        return records.containsKey(DnsName.key(name)) || zoneOf(name) != null;
    }

    boolean exists(String name) {
        return existing.contains(DnsName.key(name)) || zones.contains(DnsName.key(name));
    }

    /** Records of a name and type; those of its CNAME stand for any type. */
    List<Resource> find(String name, int type) {
        List<Resource> found = new ArrayList<>();
        for (Resource record : records.getOrDefault(DnsName.key(name), List.of())) {
            if (record.type() == type || type == DnsType.ANY || record.type() == DnsType.CNAME) {
                // In the letters of who asks, as resolvers that check them want it.
                found.add(new Resource(name, record.type(), record.dnsClass(), record.ttl(), record.data()));
            }
        }
        return found;
    }

    /** The name that a CNAME or SRV record leads to. */
    static String target(Resource record) {
        ByteBuffer data = ByteBuffer.wrap(record.data());
        data.position(record.type() == DnsType.SRV ? 6 : 0);
        return DnsName.read(data);
    }

    /** What says how long a "no" may be remembered (RFC 2308); null outside the zones. */
    Resource authority(String name) {
        String zone = zoneOf(name);
        if (zone == null) {
            return null;
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DnsName.write("ns.dns.".concat(zone.equals(DnsName.ROOT) ? "" : zone), data, null);
        DnsName.write("hostmaster.".concat(zone.equals(DnsName.ROOT) ? "" : zone), data, null);
        // serial, refresh, retry, expire, minimum
        for (int value : new int[] {1, 7200, 1800, 86_400, TTL}) {
            data.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
        }
        return new Resource(zone, DnsType.SOA, INTERNET, TTL, data.toByteArray());
    }

    /** The longest zone that holds a name, or null. */
    private String zoneOf(String name) {
        for (String above = DnsName.key(name); above != null; above = DnsName.parent(above)) {
            if (zones.contains(above)) {
                return above;
            }
        }
        return null;
    }
}
