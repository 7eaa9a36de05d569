package io.podwire.engine.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.podwire.api.command.Answer;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a database server of our own; ovs-vsctl is the oracle. No switch runs, so what it would fill in is set by hand. */
class OpenVswitchRealTest {

    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");

    @TempDir
    Path root;

    private Process server;
    private Path socket;

    @BeforeEach
    void startServer() throws Exception {
        assumeTrue(
                Files.exists(SCHEMA) && Files.exists(Path.of("/usr/sbin/ovsdb-server")),
                "openvswitch-switch is not here");
        socket = Files.createDirectories(root.resolve("run/openvswitch")).resolve("db.sock");
        Path database = root.resolve("conf.db");
        run("ovsdb-tool", "create", database.toString(), SCHEMA.toString());
        server = new ProcessBuilder(
                        "/usr/sbin/ovsdb-server",
                        database.toString(),
                        "--remote=punix:" + socket,
                        "--unixctl=" + root.resolve("ctl"))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile())
                .start();
        for (int i = 0; i < 100 && !Files.exists(socket); i++) {
            assertThat(server.isAlive()).as("ovsdb-server runs").isTrue();
            Thread.sleep(20);
        }
        vsctl("init");
    }

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) {
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void equalsOvsVsctl() throws Exception {
        assertThat(bridges()).isEmpty();
        vsctl("add-br br-int -- set bridge br-int datapath_type=netdev fail_mode=secure external_ids:a=\"x y\"");
        vsctl(
                "add-port br-int veth1 tag=7 -- set interface veth1 external_ids:iface-id=shop_cart external_ids:sandbox=0123");
        vsctl("add-port br-int vx0 -- set interface vx0 type=vxlan options:remote_ip=fd00::2 options:key=flow");
        vsctl("add-bond br-int bond0 eth7 eth8");
        vsctl("add-br br-ex -- set bridge br-ex external_ids:bridge-id=br-ex");
        vsctl("set interface veth1 ofport_request=5 -- set interface eth7 external_ids:q=\"a\\\"b\\\\c\"");

        List<OvsBridge> bridges = bridges();

        assertThat(bridges).extracting(OvsBridge::name).containsExactlyElementsOf(lines("list-br"));
        for (OvsBridge bridge : bridges) {
            Map<String, Object> row = record("bridge", bridge.name());
            assertThat(bridge.uuid()).isEqualTo(uuid(row));
            assertThat(orEmpty(bridge.failMode())).isEqualTo(row.get("fail_mode"));
            assertThat(bridge.externalIds()).isEqualTo(row.get("external_ids"));
            List<String> ports = new ArrayList<>(lines("list-ports", bridge.name()));
            ports.add(bridge.name()); // list-ports leaves the local port out
            assertThat(bridge.ports()).extracting(OvsBridge.Port::name).containsExactlyInAnyOrderElementsOf(ports);
            for (OvsBridge.Port port : bridge.ports()) {
                assertThat(port.uuid()).isEqualTo(uuid(record("port", port.name())));
                for (OvsBridge.Interface link : port.interfaces()) {
                    Map<String, Object> oracle = record("interface", link.name());
                    assertThat(link.uuid()).isEqualTo(uuid(oracle));
                    assertThat(link.options()).isEqualTo(oracle.get("options"));
                    assertThat(link.externalIds()).isEqualTo(oracle.get("external_ids"));
                    assertThat(link.statistics()).isEqualTo(oracle.get("statistics"));
                    assertThat(link.type()).isEqualTo(oracle.get("type").equals("") ? "system" : oracle.get("type"));
                }
            }
        }
        OvsBridge internal = bridges.get(1);
        assertThat(internal.ports())
                .extracting(OvsBridge.Port::name)
                .containsExactly("bond0", "br-int", "veth1", "vx0");
        assertThat(internal.ports().get(0).interfaces()).hasSize(2);
        assertThat(internal.ports().get(2).tag()).isEqualTo(7);
    }

    @Test
    void readsAThousandPorts() throws Exception {
        List<String> words = new ArrayList<>(List.of("add-br", "br-int"));
        for (int i = 0; i < 1000; i++) {
            words.addAll(List.of("--", "add-port", "br-int", "p" + i));
            words.addAll(List.of("--", "set", "interface", "p" + i, "external_ids:iface-id=ns_pod" + i));
        }
        vsctl(words);
        OvsBridge bridge = bridges().get(0);
        assertThat(bridge.ports()).hasSize(1001);
        assertThat(bridge.ports().get(1000).interfaces().get(0).externalIds()).containsEntry("iface-id", "ns_pod999");
    }

    private List<OvsBridge> bridges() {
        Answer<OvsBridge> answer = new OpenVswitch(HostRoot.of(root.toString())).bridges(List::of);
        assertThat(answer.gaps()).isEmpty();
        return answer.items();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String uuid(Map<String, Object> row) {
        return (String) row.get("_uuid");
    }

    /** One row as ovs-vsctl prints it: uuids as text, the empty set as "", maps as maps. */
    private Map<String, Object> record(String table, String name) throws Exception {
        String json = vsctl(List.of("--format=json", "list", table, name));
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            Map<?, ?> tree = (Map<?, ?>) JsonTree.read(parser);
            List<?> headings = (List<?>) tree.get("headings");
            List<?> values = (List<?>) ((List<?>) tree.get("data")).get(0);
            Map<String, Object> row = new TreeMap<>();
            for (int i = 0; i < headings.size(); i++) {
                row.put((String) headings.get(i), plain(values.get(i)));
            }
            return row;
        }
    }

    private static Object plain(Object value) {
        if (!(value instanceof List<?> tagged)) {
            return value;
        }
        Object inner = tagged.get(1);
        if ("uuid".equals(tagged.get(0))) {
            return inner;
        }
        if ("set".equals(tagged.get(0))) {
            return ((List<?>) inner).isEmpty() ? "" : inner;
        }
        Map<Object, Object> map = new TreeMap<>();
        ((List<?>) inner).forEach(pair -> map.put(((List<?>) pair).get(0), ((List<?>) pair).get(1)));
        return map;
    }

    private List<String> lines(String... words) throws Exception {
        return vsctl(List.of(words)).lines().toList();
    }

    private void vsctl(String words) throws Exception {
        List<String> split = new ArrayList<>();
        java.util.regex.Matcher word = java.util.regex.Pattern.compile("(?:[^\\s\"]|\"(?:[^\"\\\\]|\\\\.)*\")+")
                .matcher(words);
        while (word.find()) {
            split.add(word.group());
        }
        vsctl(split);
    }

    private String vsctl(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--no-wait", "--db=unix:" + socket));
        command.addAll(words);
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
        return output;
    }
}
