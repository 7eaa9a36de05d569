package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Packet;
import io.podwire.api.value.Octets;
import io.podwire.packets.dissect.DissectOptions;
import io.podwire.packets.dissect.Dissector;
import io.podwire.packets.line.LineOptions.Dump;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** tcpdump prints the same of the same packets, whatever its flags. */
class TcpdumpOracleTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-v",
                "-vv",
                "-vvv",
                "-e",
                "-e -v",
                "-e -vvv",
                "-q",
                "-q -v",
                "-e -q",
                "-S",
                "-S -vv",
                "-K -vv",
                "-x",
                "-xx",
                "-X",
                "-XX",
                "-A",
                "-AA",
                "-e -XX",
                "-t",
                "-tt",
                "-ttt",
                "-tttt",
                "-ttttt",
                "-#",
                "-# -t -v"
            })
    void prints_the_same_of_ethernet(String flags) {
        compare(1, Corpus.ethernets(), flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "-vv", "-vvv", "-e -v", "-q", "-K -v", "-x", "-XX"})
    void prints_the_same_of_messages_between_hosts_and_switches(String flags) {
        compare(1, MessageCorpus.ethernets(), flags);
        compare(1, SwitchCorpus.ethernets(), flags);
        compare(1, TransportCorpus.ethernets(), flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "-e", "-e -v", "-x", "-X"})
    void prints_the_same_of_raw_ip(String flags) {
        List<byte[]> frames = Corpus.packets().stream()
                .filter(one -> one.type() != 0x0806)
                .map(Corpus.Carried::bytes)
                .toList();

        compare(101, frames, flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "-e", "-e -q", "-x", "-xx"})
    void prints_the_same_of_cooked_frames(String flags) {
        List<byte[]> cooked = new ArrayList<>();
        List<byte[]> cooked2 = new ArrayList<>();
        int kind = 0;
        for (Corpus.Carried one : Corpus.packets()) {
            kind = (kind + 1) % 5;
            byte[] address = Wire.hex("0a580af4003c 0000");
            cooked.add(Wire.join(Wire.of(2, kind, 1, 6), address, Wire.of(2, one.type()), one.bytes()));
            cooked2.add(Wire.join(
                    Wire.of(2, one.type(), 0),
                    Wire.of(4, 99_999),
                    Wire.of(2, 1),
                    Wire.of(1, kind, 6),
                    address,
                    one.bytes()));
        }
        byte[] tagged = Wire.vlan(0x6005, 0x0800, Wire.ipv4(17, Wire.udp(false, 1, 2, new byte[3])));
        cooked.add(Wire.join(Wire.of(2, 0, 772, 0), new byte[8], Wire.of(2, 0x8100), tagged));
        cooked.add(Wire.join(
                Wire.of(2, 0, 1, 6), Wire.hex("0a580af4003c 0000"), Wire.of(2, 0x1234), Wire.text("unknown")));

        compare(113, cooked, flags);
        compare(276, cooked2, flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "-e", "-e -q"})
    void prints_the_same_of_loopback_frames(String flags) {
        List<byte[]> frames = new ArrayList<>();
        for (Corpus.Carried one : Corpus.packets()) {
            if (one.type() != 0x0806) {
                frames.add(Wire.join(Wire.hex(one.type() == 0x0800 ? "02000000" : "0000001c"), one.bytes()));
            }
        }
        frames.add(Wire.join(Wire.hex("63000000"), Wire.text("no such family")));

        compare(0, frames, flags);
    }

    static void compare(int linkType, List<byte[]> frames, String flagText) {
        String[] flags = flagText.isEmpty() ? new String[0] : flagText.split(" ");
        List<Tcpdump.Shot> shots = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            long nanos = START.getEpochSecond() * 1_000_000_000 + i * 12_345_678L;
            shots.add(Tcpdump.Shot.of(nanos, frames.get(i)));
        }
        String oracle = Tcpdump.prints("Europe/Berlin", linkType, shots, flags);
        LinePrinter printer = new LinePrinter(options(flags));
        Dissector dissector = new Dissector(new DissectOptions(true, true, null));
        StringBuilder ours = new StringBuilder();
        for (int i = 0; i < frames.size(); i++) {
            printer.append(packet(dissector, linkType, shots.get(i), i + 1), ours);
        }
        assertThat(ours.toString().split("\n")).containsExactly(oracle.split("\n"));
    }

    static Packet packet(Dissector dissector, int linkType, Tcpdump.Shot shot, int number) {
        byte[] bytes = shot.bytes();
        return new Packet(
                number,
                Instant.ofEpochSecond(shot.nanos() / 1_000_000_000, shot.nanos() % 1_000_000_000),
                "",
                null,
                null,
                null,
                false,
                false,
                shot.length(),
                bytes.length,
                dissector.layers(bytes.clone(), shot.length(), linkType, List.of()),
                null,
                Octets.of(bytes));
    }

    private static LineOptions options(String... flags) {
        LineOptions options = LineOptions.plain(ZoneId.of("Europe/Berlin"));
        for (String flag : flags) {
            int times = flag.length() - 1;
            options = switch (flag) {
                case "-e" -> options.withLinkLevel(true);
                case "-q" -> options.withQuiet(1);
                case "-S" -> options.withAbsolute(true);
                case "-K" -> options.withChecksums(false);
                case "-#" -> options.withNumber(true);
                case "-x" -> options.withDump(Dump.HEX);
                case "-xx" -> options.withDump(Dump.HEX_WHOLE);
                case "-X" -> options.withDump(Dump.BOTH);
                case "-XX" -> options.withDump(Dump.BOTH_WHOLE);
                case "-A" -> options.withDump(Dump.ASCII);
                case "-AA" -> options.withDump(Dump.ASCII_WHOLE);
                default ->
                    flag.startsWith("-v")
                            ? options.withVerbosity(times)
                            : options.withStamp(LineOptions.Stamp.of(times));
            };
        }
        return options;
    }
}
