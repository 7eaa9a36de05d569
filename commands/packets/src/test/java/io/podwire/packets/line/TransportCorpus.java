package io.podwire.packets.line;

import static io.podwire.packets.line.Wire.ethernet;
import static io.podwire.packets.line.Wire.hex;
import static io.podwire.packets.line.Wire.ipv4;
import static io.podwire.packets.line.Wire.ipv6;
import static io.podwire.packets.line.Wire.join;
import static io.podwire.packets.line.Wire.of;
import static io.podwire.packets.line.Wire.tcp;
import static io.podwire.packets.line.Wire.text;
import static io.podwire.packets.line.Wire.udp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** SCTP, bonds, and what ports alone tell: TFTP, IPsec in UDP, BFD, BGP. */
final class TransportCorpus {

    private final List<byte[]> frames = new ArrayList<>();

    private TransportCorpus() {}

    static List<byte[]> ethernets() {
        TransportCorpus corpus = new TransportCorpus();
        corpus.associations();
        corpus.bonds();
        corpus.boot();
        corpus.security();
        corpus.liveness();
        corpus.others();
        corpus.texts();
        return corpus.frames;
    }

    private void associations() {
        byte[] init = hex("01 00 0014 11223344 0000ffff 000a 0800 00000001");
        byte[] data = hex("00 03 0012 00000007 0001 0002 0000003c 6869 0000");
        byte[] sack = hex("03 00 0018 00000007 0000ffff 0002 0001 00020003 00050006 00000004");
        packet(init);
        packet(hex("02 00 0014 11223344 0000ffff 000a 0800 ffffffff"));
        packet(hex("0a 00 0008 01020304"));
        packet(hex("0b 00 0004"), data);
        packet(data, sack);
        packet(hex("00 07 0014 00000007 0001 0002 00000012 68690000"));
        packet(hex("00 00 0010 00000007 0001 0002 00000003"));
        packet(hex("00 03 000c 00000007 00010002"));
        packet(hex("03 00 0012 00000007 0000ffff 0002 0000 0002 0000"));
        packet(hex("01 00 0008 11223344"));
        packet(hex("04 00 0008 01020304"), hex("05 00 0008 01020304"), hex("06 00 0004"), hex("07 00 0008 00000007"));
        packet(hex("08 00 0004"), hex("09 00 0004"), hex("0c 00 0004"), hex("0d 00 0004"), hex("0e 01 0004"));
        packet(hex("c0 00 0008 00000007"), hex("c1 00 0004"), hex("c2 00 0004"), hex("81 00 0004"));
        packet(hex("07 00 0002"));
        packet(hex("07 00 0005 01"));
        packet(hex("07 00"));
        packet();
        frames.add(ethernet(0x0800, ipv4(132, hex("0b59 0b59 0000"))));
        frames.add(ethernet(0x86dd, ipv6(132, join(hex("0b59 0b5a 00000001 00000000"), init))));
    }

    private void packet(byte[]... chunks) {
        frames.add(ethernet(0x0800, ipv4(132, join(hex("0b59 0b5a 00000001 00000000"), join(chunks)))));
    }

    private void bonds() {
        byte[] actor = hex("01 14 8000 0a580af4003c 0009 00ff 0001 3d 000000");
        byte[] partner = hex("02 14 8000 0a580af40107 0009 00ff 0002 c7 000000");
        byte[] collector = hex("03 10 0032 000000000000000000000000");
        slow(join(hex("01 01"), actor, partner, collector, hex("00 00"), new byte[50]));
        slow(join(hex("02 01"), hex("01 10 0001 0a580af4003c 00000007 0000"), hex("00 00")));
        slow(join(hex("01 01"), hex("01 06 01020304"), hex("07 04 0102"), hex("01 01")));
        slow(join(hex("01 01"), hex("01 14 8000")));
        slow(hex("01 01 01"));
        slow(hex("01 02 00"));
        slow(hex("02 02 00"));
        slow(hex("01"));
        slow(hex("0a 01 0203"));
    }

    private void slow(byte[] message) {
        frames.add(ethernet(0x8809, message));
    }

    private void boot() {
        for (byte[] message : List.of(
                join(hex("0001"), text("pxelinux.0\0octet\0blksize\0001468\0tsize\0000\0")),
                join(hex("0002"), text("a\tb\0netascii\0")),
                join(hex("0001"), text("file")),
                join(hex("0001"), text("file\0")),
                join(hex("0001"), text("file\0octet")),
                hex("0001"),
                hex("0003 0001 61626364"),
                hex("0004 0001"),
                hex("0004"),
                join(hex("0005 0001"), text("not found\0")),
                join(hex("0005 0063"), text("odd\0")),
                hex("0005 0002"),
                join(hex("0006"), text("blksize\0001468\0")),
                hex("0009 01"),
                hex("00"))) {
            datagram(2070, 69, message);
        }
    }

    private void datagram(int source, int destination, byte[] message) {
        frames.add(ethernet(0x0800, ipv4(17, udp(false, source, destination, message))));
    }

    private void security() {
        datagram(4500, 4500, hex("ff"));
        datagram(4500, 4500, join(hex("cafe0001 00000010"), new byte[40]));
        datagram(4500, 50000, hex("cafe0001 00000010"));
        datagram(4500, 4500, hex("cafe00"));
    }

    private void liveness() {
        byte[] times = hex("00000007 00000009 000f4240 000493e0 00000000");
        datagram(50123, 3784, join(hex("20 c0 03 18"), times));
        datagram(50123, 3784, join(hex("23 40 05 18"), times));
        datagram(50123, 4784, join(hex("20 b8 03 18"), times));
        datagram(50123, 6784, join(hex("28 00 03 18"), times));
        datagram(50123, 3784, join(hex("01 98 03 18"), times));
        datagram(50123, 3784, join(hex("60 98 03 18"), times));
        datagram(50123, 3784, join(hex("20 c4 03 30"), times, hex("02 18 07 00 00000005"), new byte[16]));
        datagram(50123, 3784, join(hex("20 c4 03 34"), times, hex("05 1c 07 00 00000005"), new byte[20]));
        datagram(50123, 3784, join(hex("20 c4 03 34"), times, hex("04 1b 07 00 00000005"), new byte[19]));
        datagram(50123, 3784, join(hex("20 c4 03 20"), times, hex("01 08 07"), text("gehe\tm")));
        datagram(50123, 4784, join(hex("00 04 03 20"), times, hex("01 09 07"), text("geheim"), new byte[6]));
        datagram(50123, 3785, join(hex("20 c0 03 18"), times));
        datagram(3784, 50123, join(hex("20 c0 03 18"), times));
    }

    private void others() {
        byte[] inner = ethernet(0x86dd, ipv6(58, Wire.icmpv6(128, 0, of(2, 1, 2))));
        frames.add(ethernet(0x86dd, ipv6(143, inner)));
        String stations = "0a580af4003c 0af4003c 000000000000 0af40107";
        frames.add(ethernet(0x0806, join(hex("0001 0800 06 04 7501" + stations), new byte[18])));
        frames.add(ethernet(0x0806, hex("0001 0800 06 04 000a" + stations)));
        frames.add(ethernet(0x0800, ipv4(6, tcp(false, 33000, 179, 1, 1, 16, "", new byte[0]))));
    }

    private void texts() {
        byte[] question = join(of(2, 1, 0x0100, 1, 0, 0, 0), Wire.name("shop.local"), of(2, 1, 1));
        segment(53, join(of(2, question.length), question));
        segment(53, join(of(2, question.length + 1), question));
        segment(53, join(of(2, question.length), question, of(2, question.length), question));
        segment(53, join(of(2, 900), new byte[40]));
        // a frame that is shorter than its IP header says
        byte[] longer = ipv4(17, udp(false, 40000, 53, join(question, new byte[40])));
        frames.add(ethernet(0x0800, Arrays.copyOf(longer, longer.length - 30)));
        segment(53, hex("0004 01020304"));
        segment(53, hex("0004 0102"));
        segment(53, hex("00"));
        segment(25, hex("1603010005"));
        segment(21, hex("1603010005"));
        segment(554, text("v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\n"));
        segment(554, text("PLAY rtsp://cam/1 RTSP/1.0\r\nCSeq: 3\r\n\r\n"));
        segment(554, text("RTSP/1.0 200 OK\r\nCSeq: 3\r\n\r\n"));
        segment(6379, text("*3\r\n$3\r\nSET\r\n$4\r\ncart\r\n$4\r\na\r\nb\r\n"));
        segment(6379, text("+OK\r\n:7\r\n-ERR no\r\n$-1\r\n*-1\r\n*0\r\n$0\r\n\r\n"));
        segment(6379, text("*2\r\n*1\r\n:1\r\n$1\r\nz\r\nPING\r\n"));
        segment(6379, text("*2\r\n$3\r\nGET\r\n"));
        segment(6379, text("$10\r\nabc"));
        segment(6379, text("+OK"));
        segment(25, text("EHLO shop"));
        segment(21, text("USER ann\r\nPASS"));
        segment(6379, text("*2\r\n$3\r\nGET\r\n$5\r\ncaf\u00c3\u00a9\r\n"));
        segment(6379, text("*1\r\n$9\r\n\u00ff\r\n\\x41\\x\r\n"));
        segment(6379, text("*300\r\n" + "$1\r\na\r\n".repeat(300) + "+OK\r\n"));
        segment(6379, text("$99999999999\r\n"));
        segment(6379, text("$-7\r\n"));
        segment(80, text("GET /cart"));
        segment(80, text("HTTP/1.0 302 MOVED"));
        datagram(5060, 5060, text("REGISTER sip:shop SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1\r\n\r\n"));
        datagram(5060, 5060, text("SIP/2.0 401 Unauthorized\r\nCSeq: 3\r\n\r\n"));
        datagram(5060, 5060, hex("00000000"));
        frames.add(ethernet(0x0800, ipv4(6, hex("8234 0050 00000001 00000001 5010 01f6"))));
        frames.add(ethernet(0x0800, ipv4(6, hex("8234 0050 00000001 00"))));
    }

    private void segment(int port, byte[] payload) {
        frames.add(ethernet(0x0800, ipv4(6, tcp(false, 33000 + frames.size(), port, 1, 1, 24, "", payload))));
    }
}
