package io.podwire.engine.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.packets.filter.FilterParser;
import io.podwire.packets.filter.FilterSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What parses here parses there: our grammar against libpcap's, over filters with words left out, put in, doubled and swapped. */
class FilterParserAgainstLibpcapTest {

    private static final String[] FILTERS = {
        "host 10.244.0.60 and ( tcp port 80 or 443 )",
        "src or dst host 10.0.0.1 and not src net 10.244.0.0 / 16",
        "tcp [ tcpflags ] & ( tcp-syn | tcp-fin ) != 0",
        "not vlan 100 and ip6 or arp",
        "ether host 02:00:00:00:00:01 and ether proto 0x88cc",
        "udp portrange 30000-32767 or icmp6",
        "( ip [ 2 : 2 ] - ( ( ip [ 0 ] & 0xf ) << 2 ) ) > 100 and len <= 1500",
        "ip proto \\tcp and greater 64 and inbound",
        "dst port ( 53 or 5353 ) and ! broadcast",
        "net 192.168 mask 255.255.0.0 or ip6 net fe80:: / 10",
        "ip multicast or ip6 protochain 6 or less 60",
    };

    private static final String[] WORDS = {
        "and",
        "or",
        "not",
        "(",
        ")",
        "host",
        "net",
        "port",
        "src",
        "dst",
        "tcp",
        "udp",
        "ip",
        "ip6",
        "80",
        "10.0.0.1",
        "fe80::1",
        "[",
        "]",
        ":",
        "=",
        "<",
        "&",
        "len",
        "vlan",
        "less",
        "inbound",
        "proto",
        "/",
        "02:00:00:00:00:01"
    };

    private final Random chance = new Random(20_260_102);

    @BeforeEach
    void libpcapIsHere() {
        assumeThat(new PcapCompiler().version()).as("libpcap is not installed").isNotNull();
    }

    @Test
    void syntaxErrorsAreTheSame() {
        List<String> differing = new ArrayList<>();
        int wrong = 0;
        int right = 0;
        for (int round = 0; round < 12_000; round++) {
            String text = String.join(" ", changed(FILTERS[chance.nextInt(FILTERS.length)].split(" ")));
            String said = libpcap(text);
            // It may also stop at what something means before it comes to where the syntax is wrong.
            boolean syntax = said != null && said.endsWith("syntax error");
            boolean ours = parses(text);
            if (syntax && ours || said == null && !ours) {
                differing.add(text + "   [libpcap: " + said + "]");
            }
            if (syntax) {
                wrong++;
            } else if (said == null) {
                right++;
            }
        }
        assertThat(differing).isEmpty();
        assertThat(wrong).isGreaterThan(2_000);
        assertThat(right).isGreaterThan(1_000);
    }

    private List<String> changed(String[] words) {
        List<String> changed = new ArrayList<>(List.of(words));
        for (int times = chance.nextInt(4); times > 0 && !changed.isEmpty(); times--) {
            int at = chance.nextInt(changed.size());
            switch (chance.nextInt(4)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, WORDS[chance.nextInt(WORDS.length)]);
                case 2 -> changed.set(at, WORDS[chance.nextInt(WORDS.length)]);
                default -> changed.set(at, changed.set(chance.nextInt(changed.size()), changed.get(at)));
            }
        }
        return changed;
    }

    private static boolean parses(String text) {
        try {
            FilterParser.parse(text);
            return true;
        } catch (FilterSyntax e) {
            assertThat(e.at()).isBetween(0, text.length());
            return false;
        }
    }

    /** Null where it compiles. */
    private static String libpcap(String text) {
        try (PcapHandle handle = PcapHandle.dead(1, 262_144)) {
            handle.compile(text, false, 0);
            return null;
        } catch (PcapRefusal e) {
            return e.getMessage();
        }
    }
}
