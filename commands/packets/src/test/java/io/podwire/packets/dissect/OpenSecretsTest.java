package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that a segment's end cuts is masked in the next segment as well. */
class OpenSecretsTest {

    private static final String REQUEST =
            "GET /cart HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer eyJhbGciOiJIUzI1NiJ9.c2VjcmV0\r\n"
                    + "Accept: */*\r\nCookie: sid=hunter2hunter2; theme=dark\r\n\r\n";

    private final Dissector dissector = new Dissector(new DissectOptions(false, false, null));
    private int port = 40_000;
    private int server = 8080;

    @Test
    void wherever_a_request_is_cut() {
        for (int cut = 1; cut < REQUEST.length(); cut++) {
            port++;
            String seen = segment(1, REQUEST.substring(0, cut)) + segment(1 + cut, REQUEST.substring(cut));

            assertThat(seen)
                    .as("cut at %d", cut)
                    .doesNotContain("Jhb")
                    .doesNotContain("hunter")
                    .doesNotContain("c2Vj");
            assertThat(seen)
                    .startsWith("GET /cart")
                    .contains("Accept: */*")
                    .endsWith("\r\n\r\n")
                    .hasSameSizeAs(REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 40, 100, 300, 1448})
    void in_as_many_segments_as_it_takes(int size) {
        String token = "s3cr3t".repeat(800);
        String whole = "POST /login HTTP/1.1\r\nX: y\r\n\r\n{\"name\":\"ann\",\"access_token\":\"" + token
                + "\",\"last\":\"visible\"}";

        String seen = sent(whole, size);

        assertThat(seen)
                .doesNotContain("s3c")
                .doesNotContain("cr3")
                .contains("\"name\":\"ann\"")
                .endsWith(",\"last\":\"visible\"}");
    }

    @Test
    void a_field_of_a_form() {
        assertThat(segment(1, "POST / HTTP/1.1\r\n\r\nuser=ann&passw") + segment(34, "ord=hunter2&x=1"))
                .endsWith("user=ann&password=*******&x=1");
    }

    @ParameterizedTest
    @CsvSource({
        "21, 'PASS hunter2hunter2\r\n', hunter",
        "110, 'PASS hunter2hunter2\r\n', hunter",
        "143, 'a1 LOGIN ann hunter2hunter2\r\n', hunter",
        "25, 'AUTH PLAIN AGFubgBodW50ZXIyaHVudGVyMg==\r\n', ZXI",
        "143, 'AGFubgBodW50ZXIyaHVudGVyMg==\r\n', ZXI",
        "6379, 'AUTH hunter2hunter2\r\n', hunter"
    })
    void wherever_what_logs_in_is_cut(int to, String line, String secret) {
        server = to;
        int from = line.indexOf(secret);
        for (int cut = from + 1; cut < line.length(); cut++) {
            port++;
            String seen = segment(1, line.substring(0, cut)) + segment(1 + cut, line.substring(cut));

            assertThat(seen.substring(Math.max(cut, from)).stripTrailing())
                    .as("cut at %d: %s", cut, seen)
                    .matches("\\**");
        }
    }

    @Test
    void where_characters_are_cut_that_have_several_bytes() {
        String whole =
                "POST / HTTP/1.1\r\n\r\n{\"name\":\"" + utf8("\u00e9\u20ac").repeat(9) + "\",\"password\":\""
                        + utf8("gehe\u00ef\u20acm").repeat(4) + "\",\"last\":1}";
        for (int cut = 22; cut < whole.length(); cut++) {
            port++;
            String seen = segment(1, whole.substring(0, cut)) + segment(1 + cut, whole.substring(cut));

            assertThat(seen)
                    .as("cut at %d", cut)
                    .doesNotContain("geh")
                    .doesNotContain("m\"")
                    .endsWith(",\"last\":1}");
        }
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void each_time_a_segment_is_seen() {
        String first = REQUEST.substring(0, 70);
        String second = REQUEST.substring(70);
        segment(1, first);
        segment(1, first);

        assertThat(segment(71, second)).doesNotContain("c2Vj");
        assertThat(segment(71, second)).doesNotContain("c2Vj");
    }

    @Test
    void nothing_of_another_connection_or_another_place_in_it() {
        segment(1, REQUEST.substring(0, 70));
        String text = "plain words of somebody\r\n";

        assertThat(segment(500, text)).isEqualTo(text);
        port++;
        assertThat(segment(71, text)).isEqualTo(text);
    }

    @Test
    void in_bounded_memory() {
        Random random = new Random(7);
        long before = used();
        for (int i = 0; i < 50_000; i++) {
            port = 1024 + random.nextInt(60_000);
            segment(random.nextInt(), "Authorization: Bearer " + "x".repeat(700));
        }

        assertThat(used() - before).isLessThan(8_000_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String sent(String text, int size) {
        StringBuilder seen = new StringBuilder();
        for (int at = 0; at < text.length(); at += size) {
            seen.append(segment(1 + at, text.substring(at, Math.min(text.length(), at + size))));
        }
        return seen.toString();
    }

    /** What is left of a segment's text; IPv4 without a link-level header. */
    private String segment(int sequence, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] packet = new byte[40 + payload.length];
        packet[0] = 0x45;
        word(packet, 2, packet.length);
        packet[8] = 64;
        packet[9] = 6;
        packet[15] = 1;
        packet[19] = 2;
        word(packet, 20, port);
        word(packet, 22, server);
        word(packet, 24, sequence >>> 16);
        word(packet, 26, sequence);
        packet[32] = 0x50;
        packet[33] = 0x18;
        System.arraycopy(payload, 0, packet, 40, payload.length);
        dissector.layers(packet, packet.length, 101, List.of());
        return new String(packet, 40, payload.length, StandardCharsets.ISO_8859_1);
    }

    private static void word(byte[] bytes, int at, int number) {
        bytes[at] = (byte) (number >> 8);
        bytes[at + 1] = (byte) number;
    }
}
