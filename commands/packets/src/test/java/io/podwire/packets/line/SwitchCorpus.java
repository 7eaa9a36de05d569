package io.podwire.packets.line;

import static io.podwire.packets.line.Wire.address;
import static io.podwire.packets.line.Wire.ethernet;
import static io.podwire.packets.line.Wire.hex;
import static io.podwire.packets.line.Wire.ipv4;
import static io.podwire.packets.line.Wire.join;
import static io.podwire.packets.line.Wire.of;
import static io.podwire.packets.line.Wire.text;
import static io.podwire.packets.line.Wire.udp;

import java.util.ArrayList;
import java.util.List;

/** What bridges, switches and routers send on a node's cables: spanning tree, LLDP, MPLS, PPP over Ethernet. */
final class SwitchCorpus {

    private static final byte[] ROOT = hex("8001 0019 06eab880");
    private static final byte[] INNER = ipv4(17, udp(false, 1, 2, new byte[3]));

    private final List<byte[]> frames = new ArrayList<>();

    private SwitchCorpus() {}

    static List<byte[]> ethernets() {
        SwitchCorpus corpus = new SwitchCorpus();
        corpus.trees();
        corpus.neighbors();
        corpus.organizations();
        corpus.labels();
        corpus.sessions();
        return corpus.frames;
    }

    private void trees() {
        byte[] body = join(ROOT, hex("00000004"), hex("8002 0a580af40107 8005"), hex("0100 1400 0200 0f20"));
        tree(join(hex("0000 00 00 00"), body));
        tree(join(hex("0000 00 00 81"), body, new byte[8]));
        tree(join(hex("0000 02 02 7e"), body, hex("00")));
        tree(join(hex("0000 02 02 00"), body));
        tree(hex("0000 00 80"));
        tree(hex("0000 05 00 00"));
        tree(hex("0000 00 07 00"));
        tree(hex("0001 00 00 00"));
        tree(hex("0000 00"));
        byte[] region = join(hex("00"), text("region-1"), new byte[24], hex("0003"), new byte[16]);
        byte[] inside = join(hex("000007d0"), hex("8003 0a580af40107 14"));
        byte[] instance = hex("3e 8005 0a580af40107 000003e8 80 70 13");
        tree(join(hex("0000 03 02 7c"), body, hex("00 0040"), region, inside));
        tree(join(hex("0000 03 02 7c"), body, hex("00 0060"), region, inside, instance, instance));
        tree(join(hex("0000 03 02 7c"), body, hex("00 0070"), region, inside, instance));
        tree(join(hex("0000 03 02 7c"), body, hex("01 0040"), region, inside));
        tree(join(hex("0000 04 02 7c"), body, hex("00 0040"), region, inside, hex("0055"), region, new byte[36]));
        tree(join(hex("0000 04 02 7c"), body, hex("00 0040"), region, inside, hex("0002 0000")));
        byte[] perVlan = join(hex("aaaa03 00000c 010b"), hex("0000 02 02 7c"), body, hex("00 00000002 0001"));
        frames.add(ethernet(perVlan.length, perVlan));
    }

    private void tree(byte[] message) {
        byte[] whole = join(hex("424203"), message);
        frames.add(ethernet(whole.length, join(whole, new byte[Math.max(0, 46 - whole.length)])));
    }

    private void neighbors() {
        byte[] chassis = piece(1, join(hex("04"), hex("001906eab880")));
        byte[] port = piece(2, join(hex("05"), text("Ethernet1/7")));
        byte[] seconds = piece(3, hex("0078"));
        byte[] end = hex("0000");
        lldp(chassis, port, seconds, end);
        byte[] described = join(piece(4, text("to node n1")), piece(5, text("leaf-1\n")), piece(6, text("Linux 6.1")));
        lldp(chassis, port, seconds, described, piece(7, hex("0014 0004")), management(address("10.0.0.1"), 1), end);
        lldp(chassis, port, seconds, management(address(Wire.A6), 2), management(hex("0a580af40107"), 6), end);
        byte[] object = hex("05 01 0a000001 03 00000001 03 2b0601");
        lldp(
                piece(1, join(hex("05 01"), address("10.0.0.1"))),
                piece(2, hex("03 0a580af40107")),
                piece(8, object),
                end);
        lldp(piece(1, join(hex("07"), text("n1"))), piece(2, join(hex("07"), text("7"))), piece(9, hex("010203")), end);
        lldp(piece(1, hex("09 01")), piece(2, hex("00 0102")), piece(7, hex("0000 0000")), end);
        lldp(piece(1, hex("05 10 01")), piece(2, hex("04 02 0102")), end);
        lldp(chassis, piece(3, hex("00")), end);
        lldp(chassis, piece(7, hex("0000")), end);
        lldp(piece(1, hex("04 01")), end);
        lldp(chassis, hex("0410 0102"));
        lldp(hex("02"));
    }

    private void organizations() {
        byte[] end = hex("0000");
        bridging("01 0064", "02 06 0064", "03 0064 04 706f6473", "03 0064", "04 02 8809", "07 03 00000007", "2a 01");
        bridging("08 81 0f", "09 c5 01234567 0a141e2864000000 0002020000000000", "0b 84 18", "0c 00 618906 348906");
        bridging(
                "0a 00 01234567 0a141e2864000000 0002020000000000",
                "0c 00 61",
                "0d 08 05 63 45 a9",
                "0e 88 00 0fff 001001");
        bridging("01", "02 06", "09 01", "0d 01");
        cable(
                "01 03 6c11 001e",
                "02 0f 01 05",
                "03 01 00000001",
                "04 2400",
                "01 00 0000 0063",
                "02 00 07 09",
                "09 0102");
        lldp(piece(127, hex("0012bb 01 003f 04")), piece(127, hex("0012bb 02 01 4064ae")), end);
        lldp(
                piece(127, hex("0012bb 04 53 0041")),
                piece(127, hex("0012bb 05 312e30")),
                piece(127, hex("0012bb 0f 00")),
                end);
        lldp(piece(127, hex("00005e 01 68747470733a2f2f61")), piece(127, hex("0004f2 01 02")), piece(127, hex("0012")));
    }

    private void bridging(String... pieces) {
        owned("0080c2", pieces);
    }

    private void cable(String... pieces) {
        owned("00120f", pieces);
    }

    private void owned(String organization, String... pieces) {
        byte[] all = new byte[0];
        for (String one : pieces) {
            all = join(all, piece(127, hex(organization + one)));
        }
        lldp(all, hex("0000"));
    }

    private static byte[] piece(int type, byte[] value) {
        return join(of(2, type << 9 | value.length), value);
    }

    private static byte[] management(byte[] address, int family) {
        return piece(8, join(of(1, address.length + 1, family), address, hex("02 00000003 00")));
    }

    private void lldp(byte[]... pieces) {
        frames.add(ethernet(0x88cc, join(pieces)));
    }

    private void labels() {
        frames.add(ethernet(0x8847, join(hex("000157 3f"), INNER)));
        frames.add(ethernet(0x8847, join(hex("00064a ff 000001 40"), INNER)));
        frames.add(ethernet(0x8847, join(hex("000021 40"), Wire.ipv6(58, Wire.icmpv6(128, 0, of(2, 1, 2))))));
        frames.add(ethernet(0x8847, join(hex("001021 40"), Wire.ipv6(58, Wire.icmpv6(128, 0, of(2, 1, 2))))));
        frames.add(ethernet(0x8848, join(hex("001021 40"), hex("00000001 0a580af4"))));
        frames.add(ethernet(0x8847, hex("001021 40")));
        frames.add(ethernet(0x0800, ipv4(17, udp(false, 50000, 6635, join(hex("000157 3f"), INNER)))));
    }

    private void sessions() {
        frames.add(ethernet(0x8863, hex("11 09 0000 0012 0101 0000 0103 0004 16372c16 0120 0002 05dc")));
        frames.add(
                ethernet(0x8863, join(hex("11 07 0000 0013 0102 0007"), text("bras-01"), hex("0104 0004 01020304"))));
        frames.add(ethernet(0x8863, hex("11 a7 0017 0004 0000 0000")));
        frames.add(ethernet(0x8863, hex("11 09 0000 0012 0101 0000 0103 0004 1637")));
        frames.add(ethernet(0x8863, hex("21 55 0000 0008 0777 0000")));
        frames.add(ethernet(0x8864, join(hex("11 00 0017"), of(2, INNER.length + 2), hex("0021"), INNER)));
        frames.add(ethernet(0x8864, join(hex("11 00 0017"), of(2, INNER.length + 2), hex("0021"), INNER, new byte[9])));
        byte[] six = Wire.ipv6(58, Wire.icmpv6(128, 0, of(2, 1, 2)));
        frames.add(ethernet(0x8864, join(hex("11 00 0017"), of(2, six.length + 2), hex("0057"), six)));
        frames.add(ethernet(0x8864, join(hex("11 00 0017"), of(2, INNER.length + 1), hex("21"), INNER)));
    }
}
