package io.podwire.shell.render;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsStage;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Questions to name servers, and Services: ordinary ones, IPv6, absent values, and names that mean harm. */
final class DnsSamples {

    private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");
    private static final String NAME = "cart.shop.svc.cluster.local.";

    private DnsSamples() {}

    static List<Object> attempts() {
        return List.of(
                attempt(
                        DnsStage.LOOKUP,
                        "10.96.0.10",
                        53,
                        ProbeProtocol.UDP,
                        DnsOutcome.NXDOMAIN,
                        List.of(),
                        null,
                        null),
                attempt(
                        DnsStage.LOOKUP,
                        "10.96.0.10",
                        53,
                        ProbeProtocol.TCP_MESSAGE,
                        DnsOutcome.ANSWERED,
                        List.of(record(new DnsRecord.Address(IpAddress.parse("10.97.0.4")), "A")),
                        null,
                        null),
                attempt(
                        DnsStage.SERVER,
                        "fd00::a",
                        5353,
                        ProbeProtocol.UDP,
                        DnsOutcome.CLOSED,
                        List.of(),
                        new IcmpMessage(6, 1, 4, null, "port unreachable"),
                        null),
                attempt(
                        DnsStage.ENDPOINT,
                        "10.244.1.7",
                        53,
                        ProbeProtocol.UDP,
                        DnsOutcome.WRONG,
                        List.of(),
                        null,
                        "its id is 1, the question's 2"),
                attempt(
                        DnsStage.LOOKUP,
                        "10.96.0.10",
                        53,
                        ProbeProtocol.UDP,
                        DnsOutcome.ANSWERED,
                        List.of(
                                record(new DnsRecord.Text(List.of("red\u001b[31m")), "TXT"),
                                record(new DnsRecord.Srv(0, 50, 53, "ns.example."), "SRV"),
                                record(new DnsRecord.Mx(10, "mail.example."), "MX"),
                                record(new DnsRecord.Target("cart.example."), "CNAME")),
                        null,
                        null),
                new DnsAttempt(
                        null,
                        DnsStage.LOOKUP,
                        1,
                        NAME,
                        "AAAA",
                        IpAddress.parse("10.96.0.10"),
                        53,
                        ProbeProtocol.UDP,
                        DnsOutcome.PLANNED,
                        null,
                        null,
                        false,
                        null,
                        List.of(),
                        null,
                        null));
    }

    private static DnsRecord record(DnsRecord.Value value, String type) {
        return new DnsRecord(NAME, 1, type, 1, false, 30, 4, value);
    }

    private static DnsAttempt attempt(
            DnsStage stage,
            String server,
            int port,
            ProbeProtocol protocol,
            DnsOutcome outcome,
            List<DnsRecord> answers,
            IcmpMessage icmp,
            String problem) {
        return new DnsAttempt(
                AT,
                stage,
                1,
                NAME,
                "A",
                IpAddress.parse(server),
                port,
                protocol,
                outcome,
                Duration.ofNanos(412_345),
                icmp == null ? 0 : null,
                false,
                icmp == null ? 62 : null,
                answers,
                icmp,
                problem);
    }

    static List<Object> services() {
        return List.of(
                new ServiceAddress(
                        "kube-system",
                        "kube-dns",
                        "dns",
                        IpAddress.parse("10.96.0.10"),
                        "udp",
                        53,
                        "iptables",
                        List.of(
                                new ServiceEndpoint(IpAddress.parse("10.244.0.5"), 53),
                                new ServiceEndpoint(IpAddress.parse("10.244.1.7"), 53))),
                new ServiceAddress(
                        "shop",
                        "cart",
                        null,
                        IpAddress.parse("fd00:96::1"),
                        "tcp",
                        80,
                        "nftables",
                        List.of(new ServiceEndpoint(IpAddress.parse("fd00:244::5"), 8080))),
                new ServiceAddress(
                        "shop", "empty", "http", IpAddress.parse("10.96.7.7"), "tcp", 80, "iptables", List.of()));
    }
}
