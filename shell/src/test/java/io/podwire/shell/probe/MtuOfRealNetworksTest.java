package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.CommandLines;
import io.podwire.shell.CommandLines.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code mtu} on the real kernel, through two routers. What passes is checked with ping, and what the kernel has learned with
 * {@code ip route get}, which know nothing of podwire.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MtuOfRealNetworksTest {

    /** Two clocks look one after the other, and a full second is the kernel's unit. */
    private static final int SECONDS_BETWEEN = 20;

    private static final Path BIG_PACKETS =
            Path.of("../scripts/runbooks/mtu/big-packets.groovy").toAbsolutePath();

    private final CommandLines commands = new CommandLines();
    private RouterChain chain;

    @BeforeAll
    void build() {
        chain = new RouterChain(2);
    }

    @AfterEach
    void mend() {
        for (int node = 0; chain != null && node <= 3; node++) {
            String netns = chain.node(node);
            for (String link : node == 0 ? List.of("right") : node == 3 ? List.of("left") : List.of("left", "right")) {
                chain.world().ip("-n", netns, "link", "set", link, "mtu", "1500");
            }
            for (String tables : List.of("iptables", "ip6tables")) {
                chain.world().in(netns, tables, "-F");
            }
            forget(node);
        }
    }

    @AfterAll
    void remove() {
        commands.close();
        if (chain != null) {
            chain.close();
        }
    }

    /** Exceptions that the kernel of a namespace has learned. */
    private void forget(int node) {
        chain.world().ip("-n", chain.node(node), "route", "flush", "cache");
        chain.world().ip("-n", chain.node(node), "-6", "route", "flush", "cache");
    }

    private String server(int family) {
        return family == 4 ? chain.server4() : chain.server6();
    }

    private static int headers(int family) {
        return family == 4 ? 28 : 48;
    }

    private void mtuOf(int node, String link, int mtu) {
        chain.world().ip("-n", chain.node(node), "link", "set", link, "mtu", Integer.toString(mtu));
    }

    /** The middle link takes less at both its ends, as a link with a smaller MTU does. */
    private void narrowMiddle(int mtu) {
        mtuOf(1, "right", mtu);
        mtuOf(2, "left", mtu);
    }

    private void silenceRouter() {
        String router = chain.node(1);
        chain.world().in(router, words("iptables -A OUTPUT -p icmp -m icmp --icmp-type fragmentation-needed -j DROP"));
        chain.world().in(router, words("ip6tables -A OUTPUT -p icmpv6 -m icmp6 --icmpv6-type packet-too-big -j DROP"));
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    private Told mtu(String... more) {
        List<String> words = new ArrayList<>(List.of("mtu", "--in", "netns/" + chain.client(), "--wait", "300ms"));
        words.addAll(List.of(more));
        return commands.run(words);
    }

    /** Whether ping brings a packet of so many bytes there in one piece, whatever the kernel believes of the path. */
    private boolean pingPasses(int family, int size) {
        String line = "ping -nqc1 -W1 -M do -s " + (size - headers(family)) + " " + server(family);
        forget(0);
        boolean passes = chain.world()
                .in(chain.client(), "sh", "-c", line + " >/dev/null 2>&1 && echo passes || echo fails")
                .strip()
                .equals("passes");
        forget(0);
        return passes;
    }

    private void pingAgrees(int family, int passes) {
        assertThat(pingPasses(family, passes)).as("ping of %d bytes", passes).isTrue();
        assertThat(pingPasses(family, passes + 1))
                .as("ping of %d bytes", passes + 1)
                .isFalse();
    }

    private String routeGet(int family) {
        return chain.world().ip("-n", chain.client(), "route", "get", server(family));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void whereAllLinksAreEqualNothingIsFoundAndNothingLeft(int family) {
        Told told = mtu(server(family));
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out())
                .contains(": 1500 bytes pass; 2 probes")
                .contains("(passes-whole): packets of 1500 bytes pass, as large as right in ")
                .doesNotContain("told by", "route exception", "<- limit", "not on this machine");
        assertThat(routeGet(family)).doesNotContain("mtu");
        assertThat(pingPasses(family, 1500)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aRouterThatTellsIsNamedAndTheExceptionThatItLeftIsTheKernels(int family) {
        narrowMiddle(1400);
        assertThat(routeGet(family)).doesNotContain("mtu");
        Told told = mtu(server(family));
        assertThat(told.code()).as(told.err()).isZero();
        String router = family == 4 ? "10.88.0.2" : "fd88::2";
        assertThat(told.out())
                .contains(": 1400 bytes pass, 1401 do not; ")
                .contains("right in " + chain.node(1) + " has MTU 1400, and " + router)
                .contains("path MTU discovery works")
                .contains("told by " + router + ": MTU 1400 (");
        assertThat(told.lines("warn ")).singleElement().asString().startsWith("warn mtu-mismatch (senders-are-told): ");
        assertThat(told.lines("right "))
                .filteredOn(line -> line.endsWith("<- limit"))
                .singleElement()
                .asString()
                .contains(chain.node(1), " 1400 ");
        exceptionIsTheKernels(family, told, 1400, "left by these probes");
        Told again = mtu(server(family));
        exceptionIsTheKernels(family, again, 1400, "known before");
        pingAgrees(family, 1400);
        narrowMiddle(1500);
        assertThat(mtu(server(family)).out()).contains(": 1500 bytes pass; ").doesNotContain("route exception");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void anExceptionThatTheProbesMakeSmallerIsTheirs(int family) {
        narrowMiddle(1400);
        mtu(server(family));
        narrowMiddle(1300);
        Told told = mtu(server(family));
        assertThat(told.out()).contains(": 1300 bytes pass, 1301 do not; ");
        exceptionIsTheKernels(family, told, 1300, "left by these probes in place of 1400");
    }

    private void exceptionIsTheKernels(int family, Told told, int mtu, String whose) {
        Pattern line = Pattern.compile("route exception in netns/" + chain.client() + ": MTU " + mtu + " for (\\d+) s, "
                + Pattern.quote(whose));
        assertThat(told.lines("route exception")).as(told.out()).hasSize(1);
        Matcher reported = line.matcher(told.lines("route exception").get(0));
        assertThat(reported.matches()).as(told.out()).isTrue();
        String route = routeGet(family);
        Matcher kernels = Pattern.compile("expires (\\d+)sec").matcher(route);
        assertThat(kernels.find()).as(route).isTrue();
        assertThat(route).contains("mtu " + mtu);
        int later = Integer.parseInt(kernels.group(1));
        assertThat(Integer.parseInt(reported.group(1))).isBetween(later, later + SECONDS_BETWEEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aRouterWhoseMessageIsFilteredIsABlackHoleWithItsLink(int family) {
        narrowMiddle(1400);
        silenceRouter();
        Told told = mtu(server(family));
        assertThat(told.code()).as(told.err()).isEqualTo(1);
        assertThat(told.lines("fail "))
                .singleElement()
                .asString()
                .startsWith("fail mtu-icmp-blocked (icmp-blocked): black hole: packets of 1400 bytes pass and larger"
                        + " ones vanish at right in " + chain.node(1) + ", whose MTU is 1400;");
        assertThat(told.out()).doesNotContain("told by", "route exception");
        assertThat(routeGet(family)).doesNotContain("mtu");
        pingAgrees(family, 1400);
    }

    /** A cable whose far end takes less says nothing, and takes four bytes more, since they could be a VLAN tag. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aCableWhoseEndsDisagreeIsNamed(int family) {
        mtuOf(2, "left", 1400);
        Told told = mtu(server(family));
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.lines("fail "))
                .singleElement()
                .asString()
                .startsWith("fail mtu-mismatch (links-disagree): black hole: packets of 1404 bytes pass")
                .contains("vanish at left in " + chain.node(2) + ", whose MTU is 1400");
        pingAgrees(family, 1404);
    }

    /** As a switch on the way, or a carrier's tunnel: no MTU says so. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void whatNoLinkExplainsIsABlackHoleElsewhere(int family) {
        String tables = family == 4 ? "iptables" : "ip6tables";
        chain.world().in(chain.node(2), words(tables + " -A FORWARD -m length --length 1381:65535 -j DROP"));
        Told told = mtu(server(family));
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.lines("fail "))
                .singleElement()
                .asString()
                .startsWith("fail mtu-black-hole (black-hole): black hole: packets of 1380 bytes pass")
                .contains("takes 1500");
        assertThat(told.out()).doesNotContain("<- limit");
        pingAgrees(family, 1380);
    }

    /** A rule that looks at the length, and says something else than that: the search ends, and names who said it. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void whoeverRejectsLargePacketsIsNamed(int family) {
        String tables = family == 4 ? "iptables" : "ip6tables";
        String with = family == 4 ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
        String rule = " -m length --length 1381:65535 -j REJECT --reject-with " + with;
        chain.world().in(chain.node(2), words(tables + " -A FORWARD" + rule));
        Told told = mtu(server(family), "--tries", "2");
        assertThat(told.code()).as(told.err()).isEqualTo(1);
        assertThat(told.lines("fail "))
                .singleElement()
                .asString()
                .startsWith("fail filter-reject (said-unreachable): packets of 1380 bytes pass, and of larger ones ");
        chain.world().in(chain.node(2), tables, "-F");
        chain.world().in(chain.client(), words(tables + " -A OUTPUT -m length --length 1381:65535 -j DROP"));
        assertThat(mtu(server(family)).lines("fail "))
                .singleElement()
                .asString()
                .contains("(not-sent): packets of 1380 bytes pass, and larger ones do not leave", "EPERM");
    }

    @Test
    void aClosedPortAnswersAsWell() {
        narrowMiddle(1400);
        Told told = mtu(chain.server4(), "--udp", "33434");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains(": 1400 bytes pass, 1401 do not; ", "told by 10.88.0.2: MTU 1400");
    }

    @Test
    void whereNothingPassesItIsSaidWhy() {
        String router = chain.node(1);
        chain.world().ip("-n", router, "route", "add", "unreachable", "10.88.77.0/24");
        Told nowhere = mtu("10.88.77.1");
        chain.world().ip("-n", router, "route", "del", "unreachable", "10.88.77.0/24");
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.out())
                .contains(": nothing passes; 1 probe\n", "(said-unreachable): 10.88.0.2 says why it can't get there")
                .doesNotContain("black hole");
        chain.world().in(chain.node(3), words("iptables -A INPUT -p icmp -j DROP"));
        Told silent = mtu(chain.server4(), "--tries", "1");
        assertThat(silent.code()).isEqualTo(1);
        assertThat(silent.lines("fail ")).singleElement().asString().contains("(silent): nothing came back");
    }

    @Test
    void tryingFirstSendsNothing() {
        chain.world().in(chain.client(), words("iptables -A OUTPUT -p icmp -j ACCEPT"));
        Told told = mtu(chain.server4(), "--dry-run");
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("would send: ICMP echo requests to " + chain.server4());
        assertThat(chain.world().in(chain.client(), words("iptables -nxvL OUTPUT")))
                .containsPattern("\\s0\\s+0\\s+ACCEPT");
    }

    @Test
    void chineseIsForWhoAsks() {
        narrowMiddle(1400);
        silenceRouter();
        assertThat(mtu(chain.server4(), "--lang", "zh").lines("fail "))
                .singleElement()
                .asString()
                .contains("mtu-icmp-blocked", "黑洞：1400 字节的数据包可以通过", "ICMP 被过滤。");
    }

    /** Through the agent's pipe it is the same search, with the same end. */
    @Test
    void anAgentFindsTheSame() {
        narrowMiddle(1400);
        silenceRouter();
        Told here = mtu(chain.server4());
        Told there = mtu(chain.server4(), "--on", "localhost");
        assertThat(there).isEqualTo(here);
    }

    @Test
    void theRunbookFindsTheSame() {
        narrowMiddle(1400);
        silenceRouter();
        Told told =
                commands.run("run", BIG_PACKETS.toString(), "from=netns/" + chain.client(), "to=" + chain.server4());
        assertThat(told.code()).as(told.err()).isEqualTo(1);
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("fail mtu-icmp-blocked ", "packets of 1400 bytes pass and larger ones vanish");
        Told least = commands.run(
                "run", BIG_PACKETS.toString(), "from=netns/" + chain.client(), "to=" + chain.server6(), "least=1450");
        assertThat(least.code()).isEqualTo(1);
        assertThat(least.out().replaceAll("\\s+", " "))
                .contains("fail mtu-mismatch ", ": only 1400 bytes pass, and 1450 should");
    }
}
