package io.podwire.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.MplsLabel;
import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathLook.Form;
import io.podwire.api.probe.PathLook.Origin;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.path.text.Column;
import io.podwire.probe.path.text.MtrText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as mtr 0.95 printed them for the same numbers. */
class MtrTextTest {

    private static final Instant NOON = Instant.parse("2026-03-01T11:00:00Z");
    private static final String ALL = "LDRSN BAWVGJMXI";

    private static PathLook look(Form form, String fields, boolean addresses) {
        return new PathLook(form, fields, true, addresses, true, null);
    }

    private static HopTimes times(long... micros) {
        HopFigures figures = new HopFigures();
        for (long each : micros) {
            figures.add(Duration.ofNanos(each * 1000));
        }
        return figures.times();
    }

    private static PathHop hop(int number, long sent, long answered, HopTimes times, List<PathAddress> addresses) {
        long lost = sent - answered;
        return new PathHop(
                number,
                addresses,
                false,
                false,
                sent,
                answered,
                0,
                lost,
                0,
                0,
                100.0 * lost / sent,
                times,
                List.of(),
                null);
    }

    private static PathAddress at(String address, String name) {
        return new PathAddress(IpAddress.parse(address), name, 1, NOON, NOON);
    }

    private static List<String> lines(PathLook look, PathHop... hops) {
        PathReport report = new PathReport(
                false,
                Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), 2L, 1),
                look,
                NOON,
                NOON,
                null,
                2,
                2,
                List.of(hops),
                List.of(),
                0,
                null,
                List.of(),
                null,
                List.of());
        return MtrText.lines(report, ZoneOffset.UTC);
    }

    @Test
    void aReportIsColumnByColumnMtrs() {
        assertThat(lines(
                        look(Form.REPORT, PathLook.USUAL_FIELDS, false),
                        hop(1, 2, 2, times(80, 240), List.of(at("127.0.0.1", null))),
                        hop(2, 3, 2, times(1000, 2000), List.of(at("fd00:1111:2222:3333:4444:5555:6666:7777", null))),
                        hop(10, 2, 0, null, List.of())))
                .containsExactly(
                        "Start: 2026-03-01T11:00:00+0000",
                        "HOST: cart-0                      Loss%   Snt   Last   Avg  Best  Wrst StDev",
                        "  1.|-- 127.0.0.1                  0.0%     2    0.2   0.2   0.1   0.2   0.1",
                        "  2.|-- fd00:1111:2222:3333:4444: 33.3%     3    2.0   1.5   1.0   2.0   0.7",
                        " 10.|-- ???                       100.0     2    0.0   0.0   0.0   0.0   0.0");
    }

    @Test
    void aWideReportHasWholeNamesAndMtrsShortHeading() {
        assertThat(lines(
                        look(Form.WIDE, PathLook.USUAL_FIELDS, true),
                        hop(1, 1, 1, times(100), List.of(at("127.0.0.1", "localhost")))))
                .containsExactly(
                        "Start: 2026-03-01T11:00:00+0000",
                        "HOST: cart-0                Loss%   Snt   Last   Avg  Best  Wrst StDev",
                        "  1.|-- localhost (127.0.0.1)  0.0%     1    0.1   0.1   0.1   0.1   0.0");
    }

    @Test
    void allFieldsHaveMtrsHeadingsAndWidths() {
        assertThat(lines(look(Form.REPORT, ALL, false), hop(1, 2, 2, times(300, 200), List.of(at("127.0.0.1", null)))))
                .endsWith(
                        "HOST: cart-0                      Loss% Drop   Rcv   Snt  Last   Best   Avg  Wrst StDev Gmean Jttr Javg Jmax Jint",
                        "  1.|-- 127.0.0.1                  0.0%    0     2     2   0.2    0.2   0.2   0.3   0.1   0.2  0.1  0.1  0.1  0.1");
    }

    @Test
    void whatIsTooWideLosesItsEndToTheNextColumnAsInMtr() {
        PathHop slow = hop(1, 1, 1, times(12_345_600), List.of(at("127.0.0.1", null)));
        PathHop silent = hop(2, 1, 0, null, List.of());
        assertThat(lines(look(Form.REPORT, "NLAW", false), slow, silent).subList(2, 4))
                .containsExactly(
                        "  1.|-- 127.0.0.1                 12345  0.0% 12345 12345.6",
                        "  2.|-- ???                         0.0 100.0   0.0   0.0");
        assertThat(lines(look(Form.REPORT, "L", false), silent)).endsWith("  2.|-- ???                       100.0%");
    }

    @Test
    void othersOfAHopStandBelowItAndLabelsToo() {
        PathHop labelled = new PathHop(
                1,
                List.of(at("10.0.0.1", null), at("10.0.0.2", null), at("10.0.0.3", "n2")),
                false,
                false,
                5,
                2,
                0,
                0,
                3,
                0,
                0,
                times(100, 100),
                List.of(new MplsLabel(17, 1, true, 254)),
                null);
        assertThat(lines(look(Form.REPORT, "LS", false), labelled))
                .endsWith(
                        "  1.|-- 10.0.0.1                  60.0%     5  limited by our own rate",
                        "        10.0.0.2                         ",
                        "        n2                               ",
                        "    |   +-- [MPLS: Lbl 17 TC 1 S 1 TTL 254]");
    }

    @Test
    void csvIsMtrsAlsoWithTheBlanksColumn() {
        assertThat(lines(
                        look(Form.CSV, PathLook.USUAL_FIELDS, false),
                        hop(1, 3, 2, times(140, 150), List.of(at("127.0.0.1", null)))))
                .containsExactly(
                        "Mtr_Version,Start_Time,Status,Host,Hop,Ip,Loss%,Snt, ,Last,Avg,Best,Wrst,StDev,",
                        "MTR.podwire,1772362800,OK,web,1,127.0.0.1,33.33,3,1,0.15,0.14,0.14,0.15,0.01");
    }

    @Test
    void jsonIsMtrs() {
        assertThat(String.join(
                        "\n",
                        lines(
                                look(Form.JSON, PathLook.USUAL_FIELDS, false),
                                hop(1, 2, 2, times(78, 80), List.of(at("127.0.0.1", null))),
                                hop(2, 2, 0, null, List.of()))))
                .isEqualTo("""
                {
                    "report": {
                        "mtr": {
                            "src": "cart-0",
                            "dst": "web",
                            "tos": 0,
                            "tests": 2,
                            "psize": "64",
                            "bitpattern": "0x00"
                        },
                        "hubs": [
                            {
                                "count": 1,
                                "host": "127.0.0.1",
                                "Loss%": 0.0,
                                "Snt": 2,
                                "Last": 0.08,
                                "Avg": 0.079,
                                "Best": 0.078,
                                "Wrst": 0.08,
                                "StDev": 0.001
                            },
                            {
                                "count": 2,
                                "host": "???",
                                "Loss%": 100.0,
                                "Snt": 2,
                                "Last": 0.0,
                                "Avg": 0.0,
                                "Best": 0.0,
                                "Wrst": 0.0,
                                "StDev": 0.0
                            }
                        ]
                    }
                }""");
    }

    private static PathLook offline(Form form, Origin origin) {
        return new PathLook(form, "LS", true, false, false, origin);
    }

    @Test
    void columnsThatNobodyFillsStandWhereMtrHasThem() {
        PathHop hop = hop(1, 2, 2, times(100), List.of(at("127.0.0.1", null), at("127.0.0.2", null)));
        assertThat(lines(offline(Form.REPORT, Origin.AS), hop))
                .endsWith(
                        "HOST: cart-0                      Loss%   Snt",
                        "  1. AS???    127.0.0.1            0.0%     2",
                        "        127.0.0.2                        ",
                        "     AS???    127.0.0.2");
        assertThat(lines(offline(Form.WIDE, Origin.AS), hop))
                .contains(
                        "HOST: cart-0             Loss%   Snt",
                        "  1. AS???    127.0.0.1   0.0%     2", "        127.0.0.2 ");
        assertThat(lines(offline(Form.REPORT, Origin.PREFIX), hop))
                .contains("  1. ???                127.0.0.1  0.0%     2");
        assertThat(lines(offline(Form.CSV, Origin.AS), hop))
                .containsExactly(
                        "Mtr_Version,Start_Time,Status,Host,Hop,Ip,Asn,Loss%,Snt,",
                        "MTR.podwire,1772362800,OK,web,1,127.0.0.1,AS???,0.00,2");
        assertThat(lines(offline(Form.CSV, Origin.COUNTRY), hop)).allMatch(line -> !line.contains("???"));
        assertThat(lines(offline(Form.JSON, Origin.AS), hop)).contains("                \"ASN\": \"AS???\",");
    }

    @Test
    void aNameFromOutsideDoesNotReachATerminalRaw() {
        List<String> lines =
                lines(look(Form.REPORT, "L", false), hop(1, 1, 1, times(1), List.of(at("10.0.0.1", "\u001b[31mred"))));
        assertThat(lines.get(2)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "json", "LQ", "l", "LSNABWVLSNABWVLSNABWV"})
    void otherFieldsAreRefused(String fields) {
        assertThatThrownBy(() -> Column.parse(fields))
                .isInstanceOf(BadUse.class)
                .hasMessageStartingWith("-o: ");
    }

    @ParameterizedTest
    @CsvSource({"UTC, +0000", "Asia/Shanghai, +0800", "America/St_Johns, -0330"})
    void theTimeIsTheUsers(String zone, String offset) {
        PathReport report = new PathReport(
                false,
                Looked.request(ProbeProtocol.ICMP, Duration.ofSeconds(1), 2L, 1),
                Looked.LOOK,
                NOON,
                NOON,
                null,
                0,
                0,
                new ArrayList<>(),
                List.of(),
                0,
                null,
                List.of(),
                null,
                List.of());
        assertThat(MtrText.lines(report, ZoneId.of(zone)).get(0)).endsWith(offset);
    }
}
