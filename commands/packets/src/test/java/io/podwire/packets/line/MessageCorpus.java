package io.podwire.packets.line;

import static io.podwire.packets.line.Wire.address;
import static io.podwire.packets.line.Wire.ethernet;
import static io.podwire.packets.line.Wire.hex;
import static io.podwire.packets.line.Wire.ipv4;
import static io.podwire.packets.line.Wire.join;
import static io.podwire.packets.line.Wire.of;
import static io.podwire.packets.line.Wire.put;
import static io.podwire.packets.line.Wire.text;
import static io.podwire.packets.line.Wire.udp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What hosts and switches tell each other: messages of each kind, and some that are too short for what they say. */
final class MessageCorpus {

    private static final byte[] CLIENT = hex("0a580af4003c");

    private final List<byte[]> frames = new ArrayList<>();

    private MessageCorpus() {}

    static List<byte[]> ethernets() {
        MessageCorpus corpus = new MessageCorpus();
        corpus.groups();
        corpus.dhcp();
        corpus.dhcpv6();
        corpus.time();
        corpus.virtualRouters();
        return corpus.frames;
    }

    private void groups() {
        byte[] group = address("239.1.2.3");
        igmp(hex("1100 0000"), address("0.0.0.0"));
        igmp(hex("1164 0000"), address("0.0.0.0"));
        igmp(hex("1114 0000"), group);
        igmp(hex("1200 0000"), group);
        igmp(hex("1200 0000"), group, hex("0000"));
        igmp(hex("1600 0000"), group);
        igmp(hex("1700 0000"), group);
        igmp(hex("1164 0000"), address("0.0.0.0"), hex("027d0000"));
        igmp(hex("110a 0000"), group, hex("027d0000"));
        igmp(hex("11ff 0000"), group, hex("027d0002"), address(Wire.A4), address(Wire.B4));
        igmp(hex("1164 0000"), group, hex("027d0009"), address(Wire.A4));
        igmp(hex("1164 0000"), group, hex("027d0001 00"));
        igmp(hex("2200 0000 00000002 04000000"), group, hex("06000001"), group, address(Wire.A4));
        igmp(hex("2200 0000 00000009 07000000"), group);
        igmp(hex("2200 0000 00000001 01000007"), group);
        igmp(hex("2200 0000 00000001"));
        igmp(hex("1f00 0000"), group, address(Wire.A4), address(Wire.B4), address("10.0.0.1"), hex("20 00abcd"));
        igmp(hex("1e00 0000"), group, address(Wire.A4), address(Wire.B4), group, hex("20 00abcd"));
        igmp(hex("1f00 0000"), group);
        igmp(hex("7700 0000"), group);
        // a checksum that is wrong
        frames.add(ethernet(0x0800, ipv4(2, join(hex("1164 1234"), group))));
    }

    private void igmp(byte[]... parts) {
        byte[] message = join(parts);
        put(message, 2, Wire.checksum(message));
        frames.add(ethernet(0x0800, ipv4(2, message)));
    }

    private void dhcp() {
        byte[] cookie = hex("63825363");
        byte[] parameters = hex("35 01 01 3d 07 01 0a580af4003c 37 0b 01 1c 02 03 0f 06 77 0c 2c 2f 1a");
        bootp(
                1,
                0x8000,
                "0.0.0.0",
                join(cookie, parameters, option(12, "cart-0"), option(60, "udhcp 1.36"), hex("ff 0000")));
        bootp(2, 0, "10.244.1.7", join(cookie, hex("350102"), addresses(), times(), hex("ff")));
        bootp(1, 0, "0.0.0.0", join(cookie, hex("350103 3204 0af40107 3902 05dc 3d05 00 61626364"), hex("ff")));
        bootp(
                2,
                0,
                "10.244.1.7",
                join(cookie, hex("350105"), routes(), hex("1a0205dc 1302 0105 340101 2e0108"), hex("ff")));
        bootp(2, 0, "0.0.0.0", join(cookie, hex("350106"), option(56, "no\taddress\u00e4 left"), hex("ff")));
        bootp(
                1,
                0,
                "0.0.0.0",
                join(cookie, names(), hex("c0 03 010203 c1 04 00000001 c2 02 0102 35 01 63"), hex("ff")));
        bootp(
                1,
                0,
                "0.0.0.0",
                join(cookie, hex("0000 0305 0af40001 07 5100 4d01 00 7903 180a00 2e00 3d00 4d03 050102")));
        bootp(1, 0, "0.0.0.0", join(cookie, hex("7909 40 0a000000 0af40001 7907 18 0a000000 0af4 fd00 330a 01")));
        bootp(1, 0, "0.0.0.0", hex("01020304"));
        bootp(1, 0, "0.0.0.0", hex("00000000"));
        bootp(1, 0, "0.0.0.0", new byte[0]);
        byte[] packed = fixed(2, 3, "10.0.0.1");
        packed[1] = 6;
        packed[2] = 4;
        packed[3] = 2;
        System.arraycopy(text("boot.example"), 0, packed, 44, 12);
        System.arraycopy(text("pxelinux.0"), 0, packed, 108, 10);
        datagram(join(packed, cookie, hex("ff")));
        Arrays.fill(packed, 44, 108, (byte) 'x');
        datagram(join(packed, cookie, hex("ff")));
        datagram(Arrays.copyOf(fixed(9, 0, "10.0.0.1"), 100));
        datagram(hex("01"));
    }

    private static byte[] addresses() {
        return join(
                hex("0104 ffffff00 0308 0af40001 0af40002 0604 0a600a0a 1c04 0af401ff 2a04 0a000001 3604 0af40001"),
                hex("2110 0a000001 0af40001 0a000002 0af40001"),
                option(15, "cluster.local"));
    }

    private static byte[] times() {
        return hex("3304 00015180 3a04 0000a8c0 3b04 00012750 0204 fffff1f0");
    }

    private static byte[] routes() {
        return hex("790e 00 0af40001 18 0a0102 0af40002 f909 20 0a010203 0af40001");
    }

    private static byte[] names() {
        return join(
                hex("5109 05 0102 6361727430 5108 f0 0000 6361727430 5210 0104 65746830 0204 0a580af4 09020102"),
                hex("4d08 03 616263 03 646566 2b04 01020304"));
    }

    private static byte[] option(int code, String value) {
        return join(of(1, code, value.length()), text(value));
    }

    private static byte[] fixed(int operation, int flags, String yours) {
        return join(
                of(1, operation, 1, 6, 0),
                of(4, 0x1234abcdL),
                of(2, flags == 0 ? 0 : 3, flags),
                address("0.0.0.0"),
                address(yours),
                address("0.0.0.0"),
                address(flags == 0 ? "0.0.0.0" : "10.0.0.9"),
                CLIENT,
                new byte[10 + 64 + 128]);
    }

    private void bootp(int operation, int flags, String yours, byte[] vendor) {
        datagram(join(fixed(operation, flags, yours), vendor));
    }

    private void datagram(byte[] message) {
        frames.add(ethernet(0x0800, ipv4(17, udp(false, 68, 67, message))));
    }

    private void dhcpv6() {
        byte[] client = option6(1, hex("0001 0001 2a3b4c5d 0a580af4003c"));
        byte[] address = join(address(Wire.A6), of(4, 1800, 3600));
        byte[] prefix = join(of(4, 1800, 3600), of(1, 56), address("fd00:10::"));
        byte[] held = option6(3, join(of(4, 7, 900, 1440), option6(5, address), option6(13, hex("0000 6f6b"))));
        message6(join(hex("01 abcdef"), client, option6(8, hex("0064")), option6(6, hex("0017 0018 0038 7777"))));
        message6(
                join(hex("02 abcdef"), client, option6(2, hex("0003 0001 0a580af40107")), held, option6(7, hex("ff"))));
        message6(join(hex("03 000001"), option6(25, join(of(4, 1, 2, 3), option6(26, prefix))), option6(14, hex(""))));
        message6(join(hex("07 000001"), option6(23, address(Wire.B6)), option6(24, Wire.name("cluster.local"))));
        message6(join(hex("07 000001"), option6(4, of(4, 9)), option6(13, hex("0002")), option6(13, hex("0063"))));
        message6(join(hex("0a 000001"), option6(19, hex("05")), option6(19, hex("0b")), option6(20, hex(""))));
        message6(join(hex("0b 000001"), option6(2, hex("0002 0000 1234 56789abcdef0")), option6(32, of(4, 600))));
        byte[] inner = join(hex("01 abcdef"), client);
        byte[] relay = join(hex("0c 01"), address(Wire.A6), address(Wire.B6));
        message6(join(
                relay,
                option6(9, inner),
                option6(18, text("eth0")),
                option6(37, hex("00000009 aabbccddeeff00112233"))));
        message6(join(
                hex("07 000001"), option6(56, join(option6(1, address(Wire.A6)), option6(3, Wire.name("ntp.local"))))));
        message6(join(
                hex("07 000001"), option6(64, Wire.name("aftr.example")), option6(112, text("https://mud.example"))));
        message6(join(
                hex("63 000001"),
                option6(8, hex("00")),
                option6(7, hex("")),
                option6(1, hex("00")),
                option6(3, hex("01"))));
        message6(join(hex("01 000001"), hex("0008 0009 00")));
        message6(hex("01 00"));
    }

    private static byte[] option6(int code, byte[] value) {
        return join(of(2, code, value.length), value);
    }

    private void message6(byte[] message) {
        frames.add(ethernet(0x86dd, Wire.ipv6(17, udp(true, 546, 547, message))));
    }

    private void time() {
        byte[] zero = new byte[8];
        byte[] earlier = hex("e9a1b2c3 80000000");
        byte[] later = hex("e9a1b2c4 40000001");
        byte[] server = join(hex("0000 0010 0000 1234"), address("10.0.0.1"), earlier, earlier, later, later);
        clock(join(hex("23 00 06 e9"), zero, hex("00000000"), zero, zero, zero, earlier));
        clock(join(hex("24 02 fa ec"), server));
        clock(join(hex("e4 01 21 ec"), hex("0000 0010 0000 1234"), text("GPS."), later, later, earlier, earlier));
        clock(join(hex("64 10 06 ec"), server, of(4, 7)));
        clock(join(hex("a1 3e 06 ec"), server));
        clock(join(hex("22 3f 06 ec"), server));
        clock(join(hex("25 02 06 ec"), server, of(4, 7), new byte[16]));
        clock(join(hex("20 02 06 ec"), server, of(4, 7), new byte[20]));
        clock(join(hex("23 02 06 ec"), server, new byte[9]));
        clock(hex("23 02 06 ec 0000"));
        clock(hex("16 e2 0001 0615 0002 0000 0004 61626364"));
        clock(hex("16 01 0001 0000 0002 0000 0009 61626364"));
        clock(hex("16 01 0001"));
        clock(hex("17 00 03 2a 00000000"));
    }

    private void clock(byte[] message) {
        frames.add(ethernet(0x0800, ipv4(17, udp(false, 50000, 123, message))));
    }

    private void virtualRouters() {
        byte[] shared = join(address("10.0.0.9"), address("10.0.0.8"));
        router(255, join(hex("21 2a ff 02 00 01 0000"), shared, new byte[8]));
        router(255, join(hex("21 2a 64 02 01 0a 0000"), shared, text("secret"), new byte[2]));
        router(64, join(hex("21 2a 64 01 02 0a 0000"), shared));
        router(255, join(hex("31 2a 64 01 00 64 1234"), shared));
        router(255, hex("22 2a 64 01 00 64 1234"));
        router(255, hex("41 2a 64 01 00 64 1234"));
        router(255, hex("21 2a 64 05 07 64 1234 0a000001"));
        frames.add(ethernet(0x86dd, Wire.ipv6(112, 0, 255, join(hex("31 2a 64 01 0064 1234"), address(Wire.A6)))));
    }

    private void router(int ttl, byte[] message) {
        if (message[0] == 0x21 && message[6] == 0) {
            put(message, 6, Wire.checksum(message));
        }
        frames.add(ethernet(0x0800, ipv4(112, 0xc0, 0, ttl, new byte[0], message)));
    }
}
