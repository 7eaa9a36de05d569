package io.podwire.api.probe;

import io.podwire.api.finding.Finding;
import io.podwire.api.packet.DnsRecord;
import java.time.Duration;
import java.util.List;

/**
 * What an application gets that asks for a name, and how the servers are that it asks.
 *
 * @param asked the name as the user wrote it
 * @param place whose resolver it is
 * @param settings it asks by
 * @param hosts what the place's own hosts file has for the name, before any server is asked; null where it has nothing, or what is
 *     there is not what was asked for: other servers, other types
 * @param name that was answered, with a dot at its end; null where none was
 * @param answers of the types asked for, and the aliases on the way
 * @param failure what an application is told; null where the name was answered, or nothing was asked yet
 * @param elapsed until an application knows: the answers' latencies and the times without one, added up
 * @param questions asked on the way
 * @param names tried on the way, in order
 * @param servers each by itself; empty where they were not asked
 * @param findings what is wrong, the cause first
 * @param verdict the same in a sentence or two
 * @param passed whether the name was answered, and no finding fails
 */
public record DnsResult(
        String asked,
        String place,
        DnsSettings settings,
        HostsEntry hosts,
        String name,
        List<DnsRecord> answers,
        DnsFailure failure,
        Duration elapsed,
        int questions,
        List<String> names,
        List<DnsServerState> servers,
        List<Finding> findings,
        String verdict,
        boolean passed) {

    public DnsResult {
        answers = List.copyOf(answers);
        names = List.copyOf(names);
        servers = List.copyOf(servers);
        findings = List.copyOf(findings);
    }
}
