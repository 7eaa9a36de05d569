package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.Netns;
import io.podwire.api.value.Cidr;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/groovy.md shows is so. */
class GroovyDocTest {

    private static final Netns ROOT = new Netns(1, true, List.of(), List.of(), List.of(), List.of(), 0);
    private static final Netns CART = new Netns(2, false, List.of("cart"), List.of(), List.of(), List.of(), 1);

    static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/groovy.md")));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(blocks()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isAsShown(String block) {
        if (block.startsWith("// on a node")) {
            new ScriptCompiler(new Sources()).compile(ScriptSource.of("groovy.md", block));
            return;
        }
        FakeSession session =
                new FakeSession(host()).target("shop/cart-7d9", CART).target("netns/2", CART);
        try (Scripts scripts = new Scripts(session)) {
            for (String line : block.split("\n")) {
                String[] shown = line.split("// =>", 2);
                Object value = scripts.evaluate(shown[0]);
                if (shown.length == 2) {
                    assertThat((Boolean) new Scripts(session)
                                    .host.run(
                                            ScriptSource.of("x", "value == (" + shown[1] + ")"),
                                            Collections.singletonMap("value", value)))
                            .as("%s gives %s", line, value)
                            .isTrue();
                }
            }
        }
    }

    private static FakeHost host() {
        return new FakeHost(
                "n1",
                network(ROOT).addresses(address(1, "10.0.0.1/24")),
                network(CART).addresses(address(2, "10.244.0.60/24")));
    }

    private static FakeNetwork network(Netns netns) {
        return new FakeNetwork(netns)
                .links(link(netns, 1, "lo", 65536, netns == ROOT), link(netns, 2, "eth0", 1500, true))
                .sysctl("net.ipv4.ip_forward", "1")
                .conntrack(new ConntrackSummary(netns.inode(), 0, 0L, null, null, null, null, null));
    }

    private static Address address(int link, String address) {
        return new Address(
                link, 2, "eth0", Cidr.parse(address), null, null, null, "global", List.of(), null, null, null, 0);
    }

    private static Link link(Netns netns, int index, String name, int mtu, boolean up) {
        return new Link(
                netns.inode(),
                index,
                name,
                List.of(),
                null,
                "ether",
                null,
                null,
                mtu,
                up ? List.of("UP") : List.of(),
                "UP",
                true,
                0,
                null,
                null,
                null,
                null,
                "noqueue",
                1000,
                1,
                0,
                0,
                new LinkKind.Plain(),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }
}
