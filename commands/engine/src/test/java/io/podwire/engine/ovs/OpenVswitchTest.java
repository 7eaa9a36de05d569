package io.podwire.engine.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.engine.files.HostRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenVswitchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DBS = "{\"id\":@ID@,\"result\":[\"Open_vSwitch\",\"_Server\"],\"error\":null}";

    /** Each encoding of RFC 7047 section 5.1: atoms, one-element sets without brackets, empty sets, maps, uuids. */
    private static final String ROWS = """
            {"id":@ID@,"error":null,"result":[
             {"rows":[{"_uuid":["uuid","o1"],"bridges":["set",[["uuid","b2"],["uuid","b1"]]]}]},
             {"rows":[
              {"_uuid":["uuid","b1"],"name":"br-int","datapath_type":"","datapath_id":"0000aabbccddeeff","fail_mode":"secure",
               "external_ids":["map",[["k","v"],["bridge-id","br-int"]]],"ports":["set",[["uuid","p2"],["uuid","p1"]]]},
              {"_uuid":["uuid","b2"],"name":"br-ex","datapath_type":"netdev","datapath_id":["set",[]],"fail_mode":["set",[]],
               "external_ids":["map",[]],"ports":["uuid","p3"]},
              {"_uuid":["uuid","b3"],"name":"orphan","ports":["set",[]]}]},
             {"rows":[
              {"_uuid":["uuid","p1"],"name":"veth1","tag":["set",[]],"interfaces":["uuid","i1"]},
              {"_uuid":["uuid","p2"],"name":"bond0","tag":42,"interfaces":["set",[["uuid","i3"],["uuid","i2"]]]},
              {"_uuid":["uuid","p3"],"name":"br-ex","tag":["set",[]],"interfaces":["uuid","gone"]}]},
             {"rows":[
              {"_uuid":["uuid","i1"],"name":"veth1","type":"","ofport":7,"ifindex":12,"mac_in_use":"0a:58:0a:84:02:2e",
               "admin_state":"up","link_state":"down","error":["set",[]],"options":["map",[]],
               "external_ids":["map",[["iface-id","ns_pod"],["sandbox","abc"]]],
               "statistics":["map",[["rx_dropped",2],["rx_bytes",9007199254740993]]]},
              {"_uuid":["uuid","i2"],"name":"eth1","type":"system","ofport":-1,"ifindex":0,"mac_in_use":["set",[]],
               "admin_state":["set",[]],"link_state":["set",[]],"error":"could not open network device eth1 (No such device)",
               "options":["map",[]],"external_ids":["map",[]],"statistics":["map",[]]},
              {"_uuid":["uuid","i3"],"name":"eth0","type":"vxlan","ofport":["set",[]],"ifindex":3,"mac_in_use":"02:00:00:00:00:01",
               "admin_state":"up","link_state":"up","error":["set",[]],
               "options":["map",[["remote_ip","fd00::9"],["key","flow"]]],"external_ids":["map",[]],"statistics":["map",[]]}]}]}
            """;

    @TempDir
    Path root;

    @Test
    void readsBridgesPortsAndInterfaces() throws Exception {
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), DBS, ROWS)) {
            List<OvsBridge> bridges = OpenVswitch.read(socket(), PATIENCE);

            assertThat(bridges).extracting(OvsBridge::name).containsExactly("br-ex", "br-int");
            OvsBridge external = bridges.get(0);
            assertThat(external.datapathType()).isEqualTo("netdev");
            assertThat(external.datapathId()).isNull();
            assertThat(external.failMode()).isNull();
            assertThat(external.ports().get(0).interfaces())
                    .as("a reference to nothing")
                    .isEmpty();

            OvsBridge internal = bridges.get(1);
            assertThat(internal.datapathType()).as("empty means system").isEqualTo("system");
            assertThat(internal.datapathId()).isEqualTo("0000aabbccddeeff");
            assertThat(internal.failMode()).isEqualTo("secure");
            assertThat(internal.externalIds().keySet()).containsExactly("bridge-id", "k");
            assertThat(internal.ports()).extracting(OvsBridge.Port::name).containsExactly("bond0", "veth1");
            assertThat(internal.ports()).extracting(OvsBridge.Port::tag).containsExactly(42, null);

            OvsBridge.Port bond = internal.ports().get(0);
            assertThat(bond.interfaces())
                    .containsExactly(
                            new OvsBridge.Interface(
                                    "eth0",
                                    "i3",
                                    "vxlan",
                                    null,
                                    3,
                                    "02:00:00:00:00:01",
                                    "up",
                                    "up",
                                    null,
                                    Map.of("remote_ip", "fd00::9", "key", "flow"),
                                    Map.of(),
                                    Map.of()),
                            new OvsBridge.Interface(
                                    "eth1",
                                    "i2",
                                    "system",
                                    -1,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "could not open network device eth1 (No such device)",
                                    Map.of(),
                                    Map.of(),
                                    Map.of()));
            OvsBridge.Interface veth = internal.ports().get(1).interfaces().get(0);
            assertThat(veth.externalIds()).containsEntry("iface-id", "ns_pod").containsEntry("sandbox", "abc");
            assertThat(veth.statistics())
                    .as("more than a double holds")
                    .containsEntry("rx_bytes", 9007199254740993L)
                    .containsEntry("rx_dropped", 2L);
            assertThat(veth.ofPort()).isEqualTo(7);
            assertThat(veth.ifIndex()).isEqualTo(12);
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1)).doesNotContain("insert", "update", "mutate", "delete");
        }
    }

    @Test
    void answersAnEchoBetween() throws Exception {
        String echo = "{\"method\":\"echo\",\"params\":[\"a\",1],\"id\":\"echo\"}";
        String notice = "{\"method\":\"update\",\"params\":[null,{}],\"id\":null}";
        String[] script = {echo, notice + DBS.replace(FakeOvsdb.ID, "1"), ROWS};
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), script)) {
            assertThat(OpenVswitch.read(socket(), PATIENCE)).hasSize(2);
            assertThat(server.received().get(1)).isEqualTo("{\"result\":[\"a\",1],\"error\":null,\"id\":\"echo\"}");
        }
    }

    @Test
    void asksAnOlderSchemaForAllItsColumns() throws Exception {
        String refused = "{\"id\":@ID@,\"error\":null,\"result\":[{\"rows\":[]},{\"rows\":[]},{\"rows\":[]},"
                + "{\"error\":\"unknown column\",\"details\":\"No column ifindex in table Interface.\"}]}";
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), DBS, refused, ROWS)) {
            assertThat(OpenVswitch.read(socket(), PATIENCE)).hasSize(2);
            assertThat(server.received().get(1)).contains("\"columns\"");
            assertThat(server.received().get(2)).doesNotContain("\"columns\"");
        }
    }

    @Test
    void aSilentServerTimesOut() throws Exception {
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), DBS, "{\"id\":2,\"result\":[")) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> OpenVswitch.read(socket(), Duration.ofMillis(200)))
                    .isInstanceOf(TimedOut.class)
                    .hasMessageContaining("no complete answer within 200 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(190), PATIENCE);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void aHangUpIsUnreachable() throws Exception {
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), "")) {
            assertThatThrownBy(() -> OpenVswitch.read(socket(), PATIENCE))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("closed the connection");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        byte[] endless = ("{\"id\":1,\"result\":[" + "\"xxxxxxxxxxxxxx\",".repeat((int) OvsdbClient.MOST_BYTES / 16))
                .getBytes(StandardCharsets.UTF_8);
        try (FakeOvsdb server = new FakeOvsdb(socket(), List.of(endless))) {
            assertThatThrownBy(() -> OpenVswitch.read(socket(), Duration.ofSeconds(30)))
                    .isInstanceOf(BadData.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void garbageIsBadData() throws Exception {
        String[] garbage = {
            "HTTP/1.1 400 Bad Request\r\n\r\n",
            "[1,2,3]",
            "\"text\"",
            "{\"id\":99,\"result\":[],\"error\":null}",
            "{\"id\":1,\"result\":{\"a\":1},\"error\":null}",
            "{\"id\":1,\"result\":null,\"error\":\"\u001b[31mred\"}",
            "{\"id\":1,\"result\":[99999999999999999999999],\"error\":null}",
            "{\"id\":1,\"result\":" + "[".repeat(5000),
            "\u00c3\u0028\u00ff\u00fe",
        };
        for (int i = 0; i < garbage.length; i++) {
            Path socket = root.resolve("g" + i);
            try (FakeOvsdb server = new FakeOvsdb(socket, List.of(garbage[i].getBytes(StandardCharsets.ISO_8859_1)))) {
                assertThatThrownBy(() -> OpenVswitch.read(socket, PATIENCE))
                        .as(garbage[i])
                        .isInstanceOf(BadData.class)
                        .hasMessageStartingWith("ovsdb: ")
                        .hasMessageNotContaining("\u001b");
                assertThat(server.received()).hasSize(1);
            }
        }
    }

    /** Values of the wrong type in any place, and bytes flipped anywhere: nothing but a PodwireException comes out. */
    @Test
    void mutatedAnswersNeverEscapeAsAnythingElse() throws Exception {
        Random random = new Random(7047);
        String good = ROWS.replace(FakeOvsdb.ID, "2");
        String[] wrong = {
            "null", "true", "1.5", "-1", "\"x\"", "[]", "{}", "[\"set\",3]", "[\"map\",[[1,2]]]", "[\"uuid\"]"
        };
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            StringBuilder bad = new StringBuilder(good);
            for (int k = 0; k <= random.nextInt(3); k++) {
                if (random.nextBoolean()) {
                    bad.setCharAt(random.nextInt(bad.length()), (char) (32 + random.nextInt(95)));
                } else {
                    int colon = bad.indexOf(":", random.nextInt(bad.length() - 1));
                    int comma = colon < 0 ? -1 : bad.indexOf(",", colon);
                    if (comma > 0) {
                        bad.replace(colon + 1, comma, wrong[random.nextInt(wrong.length)]);
                    }
                }
            }
            Path socket = root.resolve("m" + round);
            try (FakeOvsdb server = FakeOvsdb.saying(socket, DBS, bad.toString())) {
                OpenVswitch.read(socket, Duration.ofMillis(60));
                assertThat(server.received()).hasSizeGreaterThanOrEqualTo(2);
            } catch (PodwireException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void findsASocketTheKernelListsAndFollowsLinksBelowTheRoot() throws Exception {
        Files.createDirectories(root.resolve("proc/1/net"));
        Files.createDirectories(root.resolve("proc/1/ns"));
        Files.writeString(
                root.resolve("proc/1/net/unix"),
                "Num       RefCount Protocol Flags    Type St Inode Path\n"
                        + "0000: 00000002 00000000 00010000 0001 01 1001 /opt/my ovs/db.sock\n"
                        + "0000: 00000002 00000000 00010000 0001 01 1002 @/abstract/db.sock\n"
                        + "0000: 00000002 00000000 00010000 0001 01 1003 /gone/db.sock\n");
        Files.createDirectories(root.resolve("var"));
        Files.createSymbolicLink(root.resolve("var/run"), Path.of("/run"));
        Path socket = root.resolve("opt/my ovs/db.sock");
        try (FakeOvsdb packaged = FakeOvsdb.saying(socket())) {
            assertThat(OvsdbSockets.find(HostRoot.of(root.toString())))
                    .as("once, though var/run leads there too")
                    .containsExactly(socket());
            assertThat(packaged.received()).isEmpty();
        }
        Files.delete(socket());
        try (FakeOvsdb server = FakeOvsdb.saying(socket, DBS, ROWS)) {
            assertThat(OvsdbSockets.find(HostRoot.of(root.toString()))).containsExactly(socket);
            Answer<OvsBridge> answer = new OpenVswitch(HostRoot.of(root.toString()), PATIENCE).bridges(List::of);
            assertThat(answer.items()).hasSize(2);
            assertThat(answer.gaps()).isEmpty();
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void looksWhereTheEnvironmentSays() throws Exception {
        Path socket = root.resolve("elsewhere/db.sock");
        try (FakeOvsdb server = FakeOvsdb.saying(socket)) {
            HostRoot host = HostRoot.of(root.toString());
            assertThat(OvsdbSockets.find(host, "/elsewhere")).containsExactly(socket);
            assertThat(OvsdbSockets.find(host, "elsewhere")).isEmpty();
            assertThat(OvsdbSockets.find(host, null)).isEmpty();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void withoutSocketOnlyOvsLinksLeaveAGap() {
        OpenVswitch ovs = new OpenVswitch(HostRoot.of(root.toString()), PATIENCE);
        assertThat(ovs.bridges(() -> List.of(link("eth0", new LinkKind.Plain()))))
                .isEqualTo(Answer.of(List.of()));

        Answer<OvsBridge> answer = ovs.bridges(() -> List.of(
                link("lo", new LinkKind.Plain()), link("br-int", new LinkKind.Other("openvswitch", List.of()))));
        assertThat(answer.items()).isEmpty();
        assertThat(answer.gaps()).hasSize(1);
        assertThat(answer.gaps().get(0).subject()).isEqualTo("link/br-int");
        assertThat(answer.gaps().get(0).reason()).startsWith("bridge unknown: ").contains("run/openvswitch/db.sock");
    }

    @Test
    void aSocketNobodyListensOnIsAGap() throws Exception {
        FakeOvsdb.saying(socket()).close();
        Answer<OvsBridge> answer = new OpenVswitch(HostRoot.of(root.toString()), PATIENCE).bridges(List::of);
        assertThat(answer.items()).isEmpty();
        assertThat(answer.gaps()).hasSize(1);
        assertThat(answer.gaps().get(0).reason()).startsWith("bridge unknown: ").contains("ECONNREFUSED");
    }

    @Test
    void anOvnServerIsNoGap() throws Exception {
        String other = "{\"id\":@ID@,\"result\":[\"OVN_Northbound\"],\"error\":null}";
        try (FakeOvsdb server = FakeOvsdb.saying(socket(), other)) {
            assertThat(new OpenVswitch(HostRoot.of(root.toString()), PATIENCE).bridges(List::of))
                    .isEqualTo(Answer.of(List.of()));
            assertThat(server.received()).hasSize(1);
        }
    }

    private Path socket() {
        return root.resolve("run/openvswitch/db.sock");
    }

    private static Link link(String name, LinkKind kind) {
        return new Link(
                1, 1, name, List.of(), null, "ether", null, null, 1500, List.of(), "UP", true, 0, null, null, null,
                null, "noqueue", 0, 1, 0, 0, kind, null, List.of(), List.of(), null, null);
    }
}
