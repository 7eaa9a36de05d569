package io.podwire.packets.line;

import static io.podwire.packets.line.Wire.dns;
import static io.podwire.packets.line.Wire.ethernet;
import static io.podwire.packets.line.Wire.hex;
import static io.podwire.packets.line.Wire.icmp;
import static io.podwire.packets.line.Wire.icmpv6;
import static io.podwire.packets.line.Wire.ipv4;
import static io.podwire.packets.line.Wire.ipv6;
import static io.podwire.packets.line.Wire.join;
import static io.podwire.packets.line.Wire.name;
import static io.podwire.packets.line.Wire.of;
import static io.podwire.packets.line.Wire.record;
import static io.podwire.packets.line.Wire.tcp;
import static io.podwire.packets.line.Wire.text;
import static io.podwire.packets.line.Wire.udp;
import static io.podwire.packets.line.Wire.vlan;

import java.util.ArrayList;
import java.util.List;

/** One packet of each kind that lines are promised for, most of them as pods send them. What follows an Ethernet type, with that type. */
final class Corpus {

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;

    private static final byte[] NONE = new byte[0];

    private final List<Carried> carried = new ArrayList<>();

    private Corpus() {}

    /** @param type EtherType */
    record Carried(int type, byte[] bytes) {}

    static List<Carried> packets() {
        Corpus corpus = new Corpus();
        corpus.arp();
        corpus.connection(false);
        corpus.connection(true);
        corpus.tcpOptions();
        corpus.multipath();
        corpus.ipv4s();
        corpus.ipv6s();
        corpus.icmps();
        corpus.icmpv6s();
        corpus.neighbors();
        corpus.listeners();
        corpus.names();
        corpus.records();
        corpus.edns();
        corpus.tunnels();
        corpus.texts();
        return corpus.carried;
    }

    /** Each in an Ethernet frame, some with VLAN tags. */
    static List<byte[]> ethernets() {
        List<byte[]> frames = new ArrayList<>();
        for (Carried one : packets()) {
            frames.add(ethernet(one.type, one.bytes));
        }
        Carried first = packets().get(0);
        frames.add(ethernet(0x8100, vlan(0x6005, first.type, first.bytes)));
        frames.add(ethernet(0x8100, vlan(0x1fff, 0x0800, ipv4(17, udp(false, 1, 2, NONE)))));
        frames.add(ethernet(0x88a8, vlan(100, 0x8100, vlan(0xb007, 0x86dd, ipv6(58, icmpv6(128, 0, of(2, 1, 2)))))));
        frames.add(ethernet(0x9100, vlan(9, 0x0806, first.bytes)));
        frames.add(ethernet(0x1234, text("nobody knows this type")));
        frames.add(ethernet(0x8100, vlan(9, 0x1235, text("nor this, in a VLAN"))));
        // 802.3: SNAP, an unknown service access point, exchange of identification, and a supervisory frame
        frames.add(ethernet(8 + first.bytes.length, join(hex("aaaa03 000000 0806"), first.bytes)));
        frames.add(ethernet(8 + 28, join(hex("aaaa03 000000 0800"), ipv4(17, udp(false, 1, 2, NONE)))));
        frames.add(ethernet(12, join(hex("aaaa03 00000c 2222"), hex("01020304"))));
        frames.add(ethernet(5, hex("1212 03 0102")));
        frames.add(ethernet(6, hex("1413 bf 81010f")));
        frames.add(ethernet(6, hex("1415 af 81010f")));
        frames.add(ethernet(4, hex("f0f1 0102")));
        frames.add(ethernet(6, hex("0404 0204 0102")));
        return frames;
    }

    private void v4(byte[] packet) {
        carried.add(new Carried(0x0800, packet));
    }

    private void v6(byte[] packet) {
        carried.add(new Carried(0x86dd, packet));
    }

    private void arp() {
        String sender = "0a580af4003c 0af4003c";
        String zero = "000000000000 0af40107";
        for (String one : List.of(
                "0001 0800 06 04 0001" + sender + zero,
                "0001 0800 06 04 0002 0a580af40107 0af40107" + sender,
                "0001 0800 06 04 0001" + sender + "0a580af40107 0af40107",
                "0001 0800 06 04 0003" + sender + zero,
                "0001 0800 06 04 0004" + sender + zero,
                "0001 0800 06 04 0008" + sender + zero,
                "0001 0800 06 04 0009" + sender + zero,
                "0006 0800 06 04 0001" + sender + zero,
                "0001 86dd 06 04 0001" + sender + zero,
                "0020 0800 14 04 0001" + "00".repeat(20) + "0af4003c" + "00".repeat(20) + "0af40107")) {
            carried.add(new Carried(0x0806, hex(one)));
        }
        carried.add(new Carried(0x0806, join(hex("0001 0800 06 04 0001" + sender + zero), new byte[18])));
    }

    private void ip(boolean v6, byte[] segment) {
        if (v6) {
            v6(ipv6(6, segment));
        } else {
            v4(ipv4(6, segment));
        }
    }

    private void connection(boolean v6) {
        byte[] request = text("GET /api?id=7 HTTP/1.1\r\nHost: cart\r\nAccept: */*\r\n\r\n");
        byte[] answer = text("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhello\nworld\n");
        String stamps = "0101080a 0000000100000002";
        ip(v6, tcp(v6, 40_000, 80, 1000, 0, SYN, "020405b4 0402080a 00000001 00000000 01030307", NONE));
        ip(
                v6,
                tcp(
                        v6,
                        80,
                        40_000,
                        0xffff_fff0L,
                        1001,
                        SYN | ACK,
                        "020405b4 0402080a 00000001 00000001 01030307",
                        NONE));
        ip(v6, tcp(v6, 40_000, 80, 1001, 0xffff_fff1L, ACK, stamps, NONE));
        ip(v6, tcp(v6, 40_000, 80, 1001, 0xffff_fff1L, PSH | ACK, stamps, request));
        ip(v6, tcp(v6, 80, 40_000, 0xffff_fff1L, 1001 + request.length, PSH | ACK, stamps, answer));
        ip(
                v6,
                tcp(
                        v6,
                        80,
                        40_000,
                        40,
                        1001 + request.length,
                        ACK,
                        "0101050a 000005dc 00000640",
                        text("body, no head")));
        ip(v6, tcp(v6, 40_000, 80, 1001 + request.length, 60, FIN | ACK, stamps, NONE));
        ip(v6, tcp(v6, 80, 40_000, 60, 1002 + request.length, RST | ACK, "", NONE));
        ip(v6, tcp(v6, 80, 40_000, 60, 0, RST, "", text("no such service, and many words about it\u0001")));
        // begun before the capture, equal ports, odd flags
        ip(v6, tcp(v6, 50_000, 443, 77_777, 88_888, ACK, "", text("x")));
        ip(v6, tcp(v6, 443, 50_000, 88_888, 77_778, ACK, "", NONE));
        ip(v6, tcp(v6, 7000, 7000, 5, 6, ACK, "", NONE));
        ip(v6, tcp(v6, 7000, 7000, 5, 6, PSH | ACK, "", text("yz")));
        ip(v6, tcp(v6, 7000, 7001, 5, 6, 0, "", NONE));
        ip(v6, tcp(v6, 7000, 7001, 5, 6, 0xff, "", NONE));
        byte[] wrong = tcp(v6, 7000, 7001, 5, 6, ACK, "", text("wrong sum"));
        Wire.put(wrong, 16, 0x1111);
        ip(v6, wrong);
    }

    private void tcpOptions() {
        for (String options : List.of(
                "0402 0303 0a 00 02",
                "13120000000000000000000000000000 00000101",
                "1c041f41",
                "2202 0101",
                "220601020304 0101",
                "2205010203 000000",
                "fe04f989 01010101",
                "fe08f989 01020304",
                "fe041234",
                "0606 01020304 0101",
                "0e0301 00",
                "1d10 0102 000102030405060708090a0b",
                "50080102030405 06",
                "050a 00000001 00000009 0101",
                "0509 00000001 000009 010101",
                "0200 0000",
                "02ff 0000",
                "14040102")) {
            byte[] whole = hex(options.replace(" ", ""));
            byte[] padded = java.util.Arrays.copyOf(whole, (whole.length + 3) / 4 * 4);
            v4(ipv4(
                    6,
                    tcp(false, 4000, 4001, 9, 8, ACK, java.util.HexFormat.of().formatHex(padded), text("a"))));
        }
    }

    private void multipath() {
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 0, SYN, "1e0c0081 0102030405060708", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e140081 0102030405060708 1112131415161718", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 0, SYN, "1e0c1105 01020304 05060708", NONE)));
        v4(ipv4(6, tcp(false, 4002, 4000, 1, 2, SYN | ACK, "1e101005 0102030405060708 090a0b0c", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e181000" + "01".repeat(20), NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e142005 01020304 05060708 090a0b0c 000d 0e0f", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e0c2013 0000000000000009", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e083003 0af4003c", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e103001 0af4003c 0102030405060708", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e044003", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e045103", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e0c6000 0000000000000005", NONE)));
        v4(ipv4(6, tcp(false, 4000, 4002, 1, 1, ACK, "1e0c7000 0000000000000005", NONE)));
    }

    private void ipv4s() {
        byte[] datagram = udp(false, 5000, 5001, text("hello"));
        v4(ipv4(17, datagram));
        for (int tos = 1; tos < 4; tos++) {
            v4(ipv4(17, 0xb8 | tos, 0, 1, NONE, datagram));
        }
        v4(ipv4(17, 0, 0x2000, 64, NONE, join(udp(false, 5000, 5001, new byte[24]))));
        v4(ipv4(17, 0, 0x0004, 64, NONE, new byte[32]));
        v4(ipv4(6, 0, 0x2003, 64, NONE, new byte[32]));
        v4(ipv4(1, 0, 0xc000, 0, NONE, icmp(8, 0, of(2, 7, 8))));
        for (String options : List.of(
                "94040000",
                "94040001",
                "070b04 00000000 00000000 00",
                "070b0c 0af40001 0af40002 01",
                "830708 0af40107 00",
                "440c0500 00000001 00000000",
                "440c0931 00000001 00000002",
                "440c0d01 0af40001 00000063",
                "82040000 01010100",
                "99040000 01010101",
                "0700 0000",
                "07ff 0000")) {
            v4(ipv4(17, 0, 0, 64, hex(options), datagram));
        }
        byte[] wrong = ipv4(17, datagram);
        Wire.put(wrong, 10, 0x4242);
        v4(wrong);
        v4(ipv4(253, text("experiment")));
        v4(ipv4(99, NONE));
        byte[] longer = ipv4(17, datagram);
        Wire.put(longer, 2, longer.length + 30);
        v4(longer);
        v4(join(ipv4(17, datagram), new byte[14]));
        v4(ipv4(17, udp(false, 9, 9, NONE)));
        byte[] badLength = udp(false, 5000, 5001, text("hello"));
        Wire.put(badLength, 4, 60);
        Wire.put(badLength, 6, 0);
        v4(ipv4(17, badLength));
        byte[] none = udp(false, 5000, 5001, text("no sum"));
        Wire.put(none, 6, 0);
        v4(ipv4(17, none));
        byte[] wrongSum = udp(false, 5000, 5001, text("wrong sum"));
        Wire.put(wrongSum, 6, 0x7777);
        v4(ipv4(17, wrongSum));
        v4(ipv4(50, hex("00001000 00000007 0102030405060708")));
        v4(ipv4(51, join(hex("11 04 0000 00001000 00000007 0102030405060708090a0b0c"), datagram)));
    }

    private void ipv6s() {
        byte[] datagram = udp(true, 5000, 5001, text("hello"));
        v6(ipv6(17, datagram));
        v6(ipv6(17, 0x0b8_12345 & 0xfffffff, 1, datagram));
        v6(ipv6(59, NONE));
        v6(ipv6(253, text("experiment")));
        v6(ipv6(0, join(hex("11 00 0502 0000 0100"), datagram)));
        v6(ipv6(0, join(hex("3c 00 0104 00000000 11 00 c204 00010000"), datagram)));
        v6(ipv6(60, join(hex("11 00 1e02 0102 0000"), datagram)));
        v6(ipv6(44, join(hex("11 00 0001 00001234"), udp(true, 5000, 5001, new byte[8]))));
        v6(ipv6(44, join(hex("11 00 0018 00001234"), new byte[16])));
        v6(ipv6(43, join(hex("11 02 00 01 00000000"), Wire.address("fd00::9"), udp(true, 5000, 5001, text("x")))));
        v6(ipv6(43, join(hex("11 02 04 00 00000000"), Wire.address(Wire.B6), datagram)));
        v6(ipv6(43, join(hex("11 02 04 00 00 05 0007"), Wire.address(Wire.B6), datagram)));
        byte[] wrong = udp(true, 5000, 5001, text("wrong sum"));
        Wire.put(wrong, 6, 0x7777);
        v6(ipv6(17, wrong));
        v6(ipv6(58, icmpv6(128, 0, of(2, 7, 8))));
        byte[] longer = ipv6(17, datagram);
        Wire.put(longer, 4, datagram.length + 9);
        v6(longer);
    }

    private void icmps() {
        byte[] about = ipv4(17, udp(false, 5000, 5001, text("hello")));
        byte[] aboutTcp = ipv4(6, tcp(false, 5000, 443, 1, 0, SYN, "", NONE));
        v4(ipv4(1, icmp(8, 0, join(of(2, 7, 1), text("abcdefgh")))));
        v4(ipv4(1, icmp(0, 0, join(of(2, 7, 1), text("abcdefgh")))));
        for (int code = 0; code < 18; code++) {
            v4(ipv4(1, icmp(3, code, join(of(2, 0, code == 4 ? 1450 : 0), about))));
        }
        v4(ipv4(1, icmp(3, 3, join(of(4, 0), aboutTcp))));
        v4(ipv4(1, icmp(3, 3, join(of(4, 0), ipv4(200, of(2, 1, 2, 3, 4))))));
        v4(ipv4(1, icmp(3, 4, join(of(4, 0), about))));
        for (int code = 0; code < 5; code++) {
            v4(ipv4(1, icmp(5, code, join(Wire.address("10.0.0.1"), about))));
        }
        v4(ipv4(1, icmp(4, 0, join(of(4, 0), about))));
        for (int code = 0; code < 3; code++) {
            v4(ipv4(1, icmp(11, code, join(of(4, 0), about))));
        }
        // traceroute's MPLS labels
        byte[] padded = java.util.Arrays.copyOf(about, 128);
        byte[] labels = hex("2000 0000 0008 0101 00010105");
        Wire.put(labels, 2, 0xffff - 0x2000 - 0x0008 - 0x0101 - 0x0001 - 0x0105);
        v4(ipv4(1, icmp(11, 0, join(hex("00 20 0000"), padded, labels))));
        v4(ipv4(1, icmp(12, 0, join(hex("14000000"), about))));
        v4(ipv4(1, icmp(12, 1, join(hex("00000000"), about))));
        v4(ipv4(1, icmp(9, 0, join(hex("0202 0708"), hex("0a000001 00000000 0a000002 80000000")))));
        v4(ipv4(1, icmp(9, 0, join(hex("0102 002d"), hex("0a000001 00000009")))));
        v4(ipv4(1, icmp(9, 0, join(hex("0102 ffff"), hex("0a000001 00000009")))));
        v4(ipv4(1, icmp(10, 0, of(4, 0))));
        v4(ipv4(1, icmp(13, 0, join(of(2, 7, 1), of(4, 3_661_001, 0, 0)))));
        v4(ipv4(1, icmp(14, 0, join(of(2, 7, 1), of(4, 3_661_001, 3_661_002, 86_399_999)))));
        v4(ipv4(1, icmp(17, 0, of(4, 0, 0))));
        v4(ipv4(1, icmp(18, 0, join(of(2, 7, 1), hex("ffffff00")))));
        v4(ipv4(1, icmp(42, 0, of(4, 0))));
        byte[] wrong = icmp(8, 0, of(2, 7, 1));
        Wire.put(wrong, 2, 0x9999);
        v4(ipv4(1, wrong));
    }

    private void icmpv6s() {
        byte[] about = ipv6(17, udp(true, 5000, 5001, text("hello")));
        byte[] aboutTcp = ipv6(6, tcp(true, 5000, 443, 1, 0, SYN, "", NONE));
        v6(ipv6(58, icmpv6(128, 0, join(of(2, 7, 1), text("abcdefgh")))));
        v6(ipv6(58, icmpv6(129, 0, join(of(2, 7, 1), text("abcdefgh")))));
        for (int code = 0; code < 6; code++) {
            v6(ipv6(58, icmpv6(1, code, join(of(4, 0), about))));
        }
        v6(ipv6(58, icmpv6(1, 4, join(of(4, 0), aboutTcp))));
        v6(ipv6(58, icmpv6(2, 0, join(of(4, 1280), about))));
        for (int code = 0; code < 3; code++) {
            v6(ipv6(58, icmpv6(3, code, join(of(4, 0), about))));
        }
        for (int code = 0; code < 5; code++) {
            v6(ipv6(58, icmpv6(4, code, join(of(4, 40), about))));
        }
        v6(ipv6(58, icmpv6(200, 0, of(4, 1, 2))));
        byte[] wrong = icmpv6(128, 0, of(2, 7, 1));
        Wire.put(wrong, 2, 0x9999);
        v6(ipv6(58, wrong));
    }

    private void neighbors() {
        byte[] target = Wire.address("fe80::858:aff:fef4:107");
        byte[] source = hex("0101 0a580af4003c");
        byte[] mac = hex("0201 0a580af40107");
        byte[] prefix = join(hex("0304 40 c0 00278d00 ffffffff 00000000"), Wire.address("fd00:10::"));
        v6(ipv6(58, icmpv6(135, 0, join(of(4, 0), target, source))));
        v6(ipv6(58, icmpv6(136, 0, join(hex("60000000"), target, mac))));
        v6(ipv6(58, icmpv6(136, 0, join(hex("a0000000"), target))));
        v6(ipv6(58, icmpv6(136, 0, join(hex("00000000"), target))));
        v6(ipv6(58, icmpv6(133, 0, join(of(4, 0), source))));
        v6(ipv6(58, icmpv6(133, 0, of(4, 0))));
        v6(ipv6(
                58,
                icmpv6(
                        134,
                        0,
                        join(
                                hex("40 c8 0708 00007530 000003e8"),
                                source,
                                hex("0501 0000 000005dc"),
                                prefix,
                                hex("1802 40 08 00000708 fd00001000000000"),
                                join(hex("1903 0000 00000258"), Wire.address("fd00::53")),
                                hex("1f03 0000 00000258 03737663 07636c75 73746572 00000000"),
                                hex("0701 0000 00001388"),
                                hex("0801 0000 0001 0708")))));
        v6(ipv6(58, icmpv6(134, 0, join(hex("00 00 0000 00000000 00000000"), hex("6301 010203040506")))));
        v6(ipv6(58, icmpv6(137, 0, join(of(4, 0), target, Wire.address("fd00::9"), mac))));
    }

    private void listeners() {
        byte[] group = Wire.address("ff02::1:ff00:3c");
        v6(ipv6(58, icmpv6(130, 0, join(of(2, 1000, 0), Wire.address("::")))));
        v6(ipv6(58, icmpv6(130, 0, join(of(2, 1000, 0), group, hex("0a 7d 0001"), Wire.address("fd00::9")))));
        v6(ipv6(58, icmpv6(130, 0, join(of(2, 0x9000, 0), Wire.address("::"), hex("02 90 0000")))));
        v6(ipv6(58, icmpv6(131, 0, join(of(4, 0), group))));
        v6(ipv6(58, icmpv6(132, 0, join(of(4, 0), group))));
        v6(ipv6(
                58,
                icmpv6(
                        143,
                        0,
                        join(
                                of(2, 0, 2),
                                hex("04 00 0000"),
                                group,
                                hex("01 00 0001"),
                                group,
                                Wire.address("fd00::9")))));
    }

    private void dnsPacket(int port, byte[] message) {
        v4(ipv4(17, udp(false, 40_000, port, message)));
        v6(ipv6(17, udp(true, port, 40_000, message)));
    }

    private void names() {
        byte[] question = join(name("cart.shop.svc.cluster.local"), of(2, 1, 1));
        dnsPacket(53, dns(0x0100, 1, 0, 0, 0, question));
        dnsPacket(53, dns(0x0100, 1, 0, 0, 0, join(name("cart"), of(2, 28, 1))));
        dnsPacket(53, dns(0x0110, 1, 0, 0, 0, join(name("_http._tcp.cart"), of(2, 33, 1))));
        dnsPacket(53, dns(0x0100, 1, 0, 0, 0, join(hex("00"), of(2, 2, 1))));
        dnsPacket(53, dns(0x0100, 1, 0, 0, 0, join(name("a.b"), of(2, 65, 3))));
        dnsPacket(53, dns(0x0100, 2, 0, 0, 0, question, join(name("b"), of(2, 255, 255))));
        dnsPacket(53, dns(0x0000, 0, 0, 0, 0));
        dnsPacket(53, dns(0x06c0, 1, 0, 0, 0, question));
        dnsPacket(53, dns(0x2800, 1, 0, 0, 0, question));
        for (int code : new int[] {0, 1, 2, 3, 4, 5, 9, 11, 15}) {
            dnsPacket(53, dns(0x8180 | code, 1, 0, 0, 0, question));
        }
        dnsPacket(53, dns(0x8400, 1, 0, 0, 0, question));
        dnsPacket(53, dns(0x8620, 1, 0, 0, 0, question));
        dnsPacket(53, dns(0x0100, 1, 0, 0, 0, join(hex("05 61ff01622e 00"), of(2, 1, 1))));
        dnsPacket(
                5353,
                dns(
                        0x0000,
                        2,
                        0,
                        0,
                        0,
                        join(name("_ipp._tcp.local"), of(2, 12, 0x8001)),
                        join(hex("c00c"), of(2, 16, 1))));
        dnsPacket(
                5353,
                dns(
                        0x8400,
                        0,
                        1,
                        0,
                        0,
                        join(name("x.local"), of(2, 1, 0x8001), of(4, 120), of(2, 4), hex("0af4003c"))));
        byte[] asked = dns(0x0100, 1, 0, 0, 0, question);
        v4(ipv4(6, tcp(false, 40_000, 53, 5, 5, PSH | ACK, "", join(of(2, asked.length), asked))));
        v4(ipv4(17, udp(false, 40_000, 53, text("short"))));
    }

    private void records() {
        byte[] question = join(name("cart.shop"), of(2, 255, 1));
        byte[] other = join(hex("0161"), hex("c00c"));
        dnsPacket(
                53,
                dns(
                        0x8180,
                        1,
                        2,
                        0,
                        0,
                        question,
                        record(1, 1, 30, hex("0af4003c")),
                        record(28, 1, 5, Wire.address(Wire.A6))));
        dnsPacket(
                53,
                dns(
                        0x8180,
                        1,
                        1,
                        1,
                        1,
                        question,
                        record(5, 1, 3600, other),
                        record(2, 1, 86_400, other),
                        record(1, 1, 0, hex("01020304"))));
        byte[] soa = join(name("ns.a"), name("root.a"), of(4, 2026, 7200, 3600, 1_209_600, 30));
        dnsPacket(53, dns(0x8183, 1, 0, 1, 0, question, record(6, 1, 30, soa)));
        dnsPacket(53, dns(0x8180, 1, 1, 0, 0, question, record(6, 1, 31_536_061, soa)));
        dnsPacket(
                53,
                dns(
                        0x8180,
                        1,
                        3,
                        0,
                        0,
                        question,
                        record(15, 1, 694_861, join(of(2, 10), other)),
                        record(33, 1, 5, join(of(2, 1, 2, 8080), other)),
                        record(16, 1, 5, join(hex("0568656c6c6f 03"), text("a\"b")))));
        dnsPacket(
                53,
                dns(
                        0x8180,
                        1,
                        4,
                        0,
                        0,
                        question,
                        record(12, 1, 5, other),
                        record(39, 1, 5, other),
                        record(13, 1, 5, hex("0161 0162")),
                        record(257, 1, 5, hex("0001"))));
        dnsPacket(
                53,
                dns(
                        0x8180,
                        1,
                        2,
                        0,
                        0,
                        question,
                        record(1, 3, 5, hex("01020304")),
                        record(256, 1, 5, join(of(2, 1, 2), text("http://a")))));
        dnsPacket(53, dns(0x8180, 1, 1, 0, 0, question, record(28, 1, 5, Wire.address("::ffff:1.2.3.4"))));
        dnsPacket(53, dns(0x8180, 1, 2, 0, 0, question, record(1, 1, 30, hex("0af4003c"))));
    }

    private void edns() {
        byte[] question = join(name("cart.shop"), of(2, 1, 1));
        for (String options : List.of(
                "",
                "000a 0008 0102030405060708",
                "000a 0010 01020304050607081112131415161718",
                "000a 0002 0102",
                "0008 0007 0001 18 00 0af400",
                "0008 0008 0002 20 00 fd000010",
                "0008 0005 0003 08 00 01",
                "0003 0000",
                "0003 0003 616263",
                "000b 0002 0064",
                "0009 0004 00000e10",
                "000c 0005 0000000000",
                "000e 0004 4f66 0001",
                "0005 0003 080dff 0006 0002 0102 0007 0001 01",
                "000d 0003 016100",
                "000f 0002 0016")) {
            byte[] data = hex(options);
            byte[] opt = join(hex("00"), of(2, 41, 1232), hex("00008000"), of(2, data.length), data);
            byte[] query = dns(0x0120, 1, 0, 0, 1, question, opt);
            v4(ipv4(17, udp(false, 40_000, 53, query)));
            byte[] bad = join(hex("00"), of(2, 41, 512), hex("01000000"), of(2, data.length), data);
            v4(ipv4(17, udp(false, 53, 40_000, dns(0x8180, 1, 0, 0, 1, question, bad))));
        }
    }

    private void tunnels() {
        byte[] inner4 = ipv4(6, tcp(false, 40_000, 80, 1, 0, SYN, "", NONE));
        byte[] inner6 = ipv6(17, udp(true, 5000, 5001, text("in")));
        byte[] frame = ethernet(0x0800, inner4);
        v4(ipv4(17, udp(false, 33_333, 4789, join(hex("08000000 00002a00"), frame))));
        v4(ipv4(17, udp(false, 33_333, 4789, join(hex("00000000 00002a00"), frame))));
        v6(ipv6(17, udp(true, 33_333, 4789, join(hex("08000000 00002a00"), ethernet(0x86dd, inner6)))));
        for (String header : List.of(
                "00006558 00000700",
                "0080 6558 00000700",
                "00c06558 00000701",
                "02006558 00000700 01020301 0a0b0c0d")) {
            v4(ipv4(17, udp(false, 33_333, 6081, join(hex(header), frame))));
        }
        v4(ipv4(
                17,
                udp(false, 33_333, 6081, join(hex("04406558 00000700 0102800100000005 01000100 ffff0200"), frame))));
        v4(ipv4(17, udp(false, 33_333, 6081, join(hex("00000800 00000700"), inner4))));
        v4(ipv4(17, udp(false, 33_333, 6081, join(hex("00001234 00000700"), inner4))));
        v4(ipv4(47, join(hex("0000 0800"), inner4)));
        v4(ipv4(47, join(hex("2000 86dd 0000002a"), inner6)));
        v4(ipv4(47, join(hex("b000 6558 1234 0000 0000002a 00000007"), frame)));
        v4(ipv4(47, join(hex("0000 1234"), inner4)));
        v4(ipv4(47, hex("2081 880b 0004 0007 00000009")));
        v4(ipv4(4, inner4));
        v4(ipv4(41, inner6));
        v6(ipv6(41, inner6));
        v6(ipv6(4, inner4));
        v6(ipv6(47, join(hex("0000 0800"), inner4)));
    }

    private void texts() {
        v4(ipv4(6, tcp(false, 8080, 40_001, 5, 5, PSH | ACK, "", text("HTTP/1.1 404 Not Found\r\n\r\n"))));
        v4(ipv4(6, tcp(false, 40_001, 8080, 5, 5, PSH | ACK, "", text("POST /x HTTP/1.0\r\nA: b\r\n"))));
        v4(ipv4(6, tcp(false, 40_001, 8080, 5, 5, PSH | ACK, "", text("\u0016\u0003\u0001 nothing to read"))));
        v4(ipv4(6, tcp(false, 22, 40_001, 5, 5, PSH | ACK, "", text("SSH-2.0-OpenSSH_9.2\r\n"))));
        v4(ipv4(6, tcp(false, 22, 40_001, 50, 5, PSH | ACK, "", text("\u0000\u0001\u0002"))));
        v4(ipv4(6, tcp(false, 40_001, 25, 5, 5, PSH | ACK, "", text("EHLO cart\r\n"))));
        v4(ipv4(6, tcp(false, 21, 40_001, 5, 5, PSH | ACK, "", text("220 ready\r\n"))));
    }
}
