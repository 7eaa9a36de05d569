package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Arp;
import io.podwire.api.packet.Dns;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.packet.Ethernet;
import io.podwire.api.packet.Geneve;
import io.podwire.api.packet.Gre;
import io.podwire.api.packet.Icmp;
import io.podwire.api.packet.Icmpv6;
import io.podwire.api.packet.Ipv4;
import io.podwire.api.packet.Ipv6;
import io.podwire.api.packet.Layer;
import io.podwire.api.packet.Tcp;
import io.podwire.api.packet.Truncated;
import io.podwire.api.packet.Udp;
import io.podwire.api.packet.Vlan;
import io.podwire.api.packet.Vxlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same frames, read by tshark: every field that both name has the same values, in the same order. */
class TsharkOracleTest {

    private static final DissectOptions CHECKED = new DissectOptions(true, true, null);

    /** Frames that are wrong on purpose: there tshark has its own idea of how much to show. */
    private static final List<String> WRONG = List.of(
            "dns-pointer-to-itself",
            "version-wrong",
            "header-too-short",
            "tcp-header-too-long",
            "tcp-header-too-short");

    @TempDir
    static Path folder;

    /** Fields of tshark, and how ours are written as its values. */
    private enum Field {
        ETHERNET_SOURCE("eth.src", on(Ethernet.class, (e, out) -> out.accept(e.source()))),
        VLAN_ID("vlan.id", on(Vlan.class, (v, out) -> {
            if (v.protocol() == 0x8100) {
                out.accept(v.id());
            }
        })),
        OUTER_VLAN_ID("ieee8021ad.id", on(Vlan.class, (v, out) -> {
            if (v.protocol() == 0x88a8) {
                out.accept(v.id());
            }
        })),
        ARP_OPERATION("arp.opcode", on(Arp.class, (a, out) -> out.accept(a.operation()))),
        ARP_SENDER("arp.src.proto_ipv4", on(Arp.class, (a, out) -> out.accept(a.senderAddress()))),
        ARP_TARGET("arp.dst.proto_ipv4", on(Arp.class, (a, out) -> out.accept(a.targetAddress()))),
        IP_SOURCE("ip.src", on(Ipv4.class, (ip, out) -> out.accept(ip.source()))),
        IP_DESTINATION("ip.dst", on(Ipv4.class, (ip, out) -> out.accept(ip.destination()))),
        IP_TTL("ip.ttl", on(Ipv4.class, (ip, out) -> out.accept(ip.ttl()))),
        IP_PROTOCOL("ip.proto", on(Ipv4.class, (ip, out) -> out.accept(ip.protocol()))),
        IP_CHECKSUM_STATUS(
                "ip.checksum.status",
                on(Ipv4.class, (ip, out) -> out.accept(status(ip.checksum(), ip.checksumExpected())))),
        IP6_SOURCE("ipv6.src", on(Ipv6.class, (ip, out) -> out.accept(ip.source()))),
        IP6_DESTINATION("ipv6.dst", on(Ipv6.class, (ip, out) -> out.accept(ip.destination()))),
        IP6_HOP_LIMIT("ipv6.hlim", on(Ipv6.class, (ip, out) -> out.accept(ip.hopLimit()))),
        IP6_PAYLOAD("ipv6.plen", on(Ipv6.class, (ip, out) -> out.accept(ip.payloadLength()))),
        ICMP_TYPE("icmp.type", on(Icmp.class, (i, out) -> out.accept(i.type()))),
        ICMP_SEQUENCE("icmp.seq", on(Icmp.class, (i, out) -> given(i.sequence(), out))),
        ICMP_MTU("icmp.mtu", on(Icmp.class, (i, out) -> given(i.nextHopMtu(), out))),
        ICMP6_TYPE("icmpv6.type", on(Icmpv6.class, (i, out) -> out.accept(i.type()))),
        ICMP6_MTU("icmpv6.mtu", on(Icmpv6.class, (i, out) -> given(i.mtu(), out))),
        NDP_TARGET("icmpv6.nd.ns.target_address", on(Icmpv6.class, (i, out) -> {
            if (i.type() == 135) {
                out.accept(i.target());
            }
        })),
        TCP_SOURCE_PORT("tcp.srcport", (layer, out) -> {
            if (layer instanceof Tcp tcp) {
                out.accept(tcp.sourcePort());
            } else if (layer instanceof Truncated cut && cut.of().equals("tcp")) {
                given(cut.sourcePort(), out);
            }
        }),
        TCP_SEQUENCE("tcp.seq_raw", on(Tcp.class, (t, out) -> out.accept(t.sequence()))),
        TCP_ACKNOWLEDGMENT("tcp.ack_raw", on(Tcp.class, (t, out) -> out.accept(t.acknowledgment()))),
        TCP_LENGTH("tcp.len", on(Tcp.class, (t, out) -> out.accept(t.length()))),
        TCP_WINDOW("tcp.window_size_value", on(Tcp.class, (t, out) -> out.accept(t.window()))),
        TCP_CHECKSUM_STATUS(
                "tcp.checksum.status",
                on(Tcp.class, (t, out) -> out.accept(status(t.checksum(), t.checksumExpected())))),
        UDP_SOURCE_PORT("udp.srcport", on(Udp.class, (u, out) -> out.accept(u.sourcePort()))),
        UDP_LENGTH("udp.length", on(Udp.class, (u, out) -> out.accept(u.udpLength()))),
        VXLAN_VNI("vxlan.vni", on(Vxlan.class, (v, out) -> out.accept(v.vni()))),
        GENEVE_VNI("geneve.vni", on(Geneve.class, (g, out) -> out.accept("0x%06x".formatted(g.vni())))),
        GRE_KEY("gre.key", on(Gre.class, (g, out) -> {
            if (g.key() != null) {
                out.accept("0x%08x".formatted(g.key()));
            }
        })),
        DNS_ID("dns.id", on(Dns.class, (d, out) -> out.accept("0x%04x".formatted(d.id())))),
        DNS_RCODE("dns.flags.rcode", on(Dns.class, (d, out) -> {
            if (d.response()) {
                out.accept(d.rcode());
            }
        })),
        DNS_NAME("dns.qry.name", on(Dns.class, (d, out) -> d.questions().forEach(q -> out.accept(undotted(q.name()))))),
        DNS_TYPE("dns.qry.type", on(Dns.class, (d, out) -> d.questions().forEach(q -> out.accept(q.type())))),
        DNS_ANSWER_TYPE("dns.resp.type", on(Dns.class, (d, out) -> records(d).forEach(r -> out.accept(r.type())))),
        DNS_ADDRESS(
                "dns.a",
                on(
                        Dns.class,
                        (d, out) -> records(d)
                                .filter(r -> r.type() == 1)
                                .forEach(r -> out.accept(((DnsRecord.Address) r.value()).address())))),
        DNS_ADDRESS6(
                "dns.aaaa",
                on(
                        Dns.class,
                        (d, out) -> records(d)
                                .filter(r -> r.type() == 28)
                                .forEach(r -> out.accept(((DnsRecord.Address) r.value()).address()))));

        private final String name;
        private final Reading reading;

        Field(String name, Reading reading) {
            this.name = name;
            this.reading = reading;
        }
    }

    private interface Reading {
        void read(Layer layer, Consumer<Object> out);
    }

    private interface TypedReading<L> {
        void read(L layer, Consumer<Object> out);
    }

    private static <L extends Layer> Reading on(Class<L> type, TypedReading<L> reading) {
        return (layer, out) -> {
            if (type.isInstance(layer)) {
                reading.read(type.cast(layer), out);
            }
        };
    }

    private static void given(Object value, Consumer<Object> out) {
        if (value != null) {
            out.accept(value);
        }
    }

    /** tshark's: 1 is good, 0 is bad, 2 is not looked at, 3 is not there. */
    private static int status(int sent, Integer expected) {
        return expected == null ? 2 : expected == sent ? 1 : 0;
    }

    private static Stream<DnsRecord> records(Dns dns) {
        return Stream.of(dns.answers(), dns.authorities(), dns.additionals()).flatMap(List::stream);
    }

    private static String undotted(String name) {
        return name.equals(".") ? "<Root>" : name.substring(0, name.length() - 1);
    }

    static Stream<List<SampleFrame>> files() {
        Map<Integer, List<SampleFrame>> byType = new LinkedHashMap<>();
        for (SampleFrame frame : SampleFrame.all()) {
            if (!WRONG.contains(frame.name()) && frame.linkType() != 189) {
                byType.computeIfAbsent(frame.linkType(), type -> new ArrayList<>())
                        .add(frame);
            }
        }
        return byType.values().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void tsharkReadsTheSame(List<SampleFrame> frames) throws Exception {
        List<String[]> theirs = tshark(frames);
        assertThat(theirs).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            List<Layer> layers = withQuoted(frames.get(i).layers(CHECKED));
            for (Field field : Field.values()) {
                boolean ofWhole = field == Field.TCP_LENGTH || field == Field.TCP_CHECKSUM_STATUS;
                if (ofWhole && frames.get(i).name().startsWith("icmp")) {
                    // tshark takes what an error quotes of a segment for the whole segment
                    continue;
                }
                List<Object> ours = new ArrayList<>();
                layers.forEach(layer -> field.reading.read(layer, ours::add));
                assertThat(String.join(",", ours.stream().map(String::valueOf).toList()))
                        .as("%s: %s", frames.get(i), field.name)
                        .isEqualTo(theirs.get(i)[field.ordinal()]);
            }
        }
    }

    /** tshark shows what an error quotes as layers behind it. */
    private static List<Layer> withQuoted(List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer);
            if (layer instanceof Icmp icmp) {
                all.addAll(icmp.quoted());
            } else if (layer instanceof Icmpv6 icmp) {
                all.addAll(icmp.quoted());
            }
        }
        return all;
    }

    private static List<String[]> tshark(List<SampleFrame> frames) throws IOException, InterruptedException {
        Path file = folder.resolve("frames-" + frames.get(0).linkType() + ".pcap");
        Files.write(file, pcap(frames));
        List<String> command = new ArrayList<>(List.of(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-T",
                "fields",
                "-E",
                "separator=/t",
                "-E",
                "occurrence=a",
                "-d",
                "udp.port==8472,vxlan",
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.defragment:FALSE",
                "-o",
                "ipv6.defragment:FALSE"));
        for (Field field : Field.values()) {
            command.add("-e");
            command.add(field.name);
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("tshark is not installed");
            return List.of();
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return out.lines().map(line -> line.split("\t", -1)).toList();
    }

    private static byte[] pcap(List<SampleFrame> frames) {
        int size = 24 + frames.stream().mapToInt(f -> 16 + f.bytes().length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262144);
        out.putInt(frames.get(0).linkType());
        for (SampleFrame frame : frames) {
            int length = frame.bytes().length;
            out.putLong(0).putInt(length).putInt(length).put(frame.bytes());
        }
        return out.array();
    }
}
