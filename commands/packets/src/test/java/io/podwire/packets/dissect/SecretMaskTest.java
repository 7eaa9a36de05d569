package io.podwire.packets.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Http;
import io.podwire.api.packet.Layer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abc.def | Authorization: Bearer *******",
                "Proxy-Authorization: Basic Ym86eA== | Proxy-Authorization: Basic ********",
                "authorization: abc | authorization: ***",
                "Cookie: a=1; bb=22 | Cookie: a=*; bb=**",
                "Set-Cookie: sid=12; Path=/; HttpOnly | Set-Cookie: sid=**; Path=/; HttpOnly",
                "X-Api-Key: 12 | X-Api-Key: **",
                "Session: 47112; timeout=60 | Session: *****************",
                "GET /?token=ab&x=1 HTTP/1.1 | GET /?token=**&x=1 HTTP/1.1",
                "user=bo&password=ge+heim&go=1 | user=bo&password=*******&go=1",
                "Referer: https://x/?session_id=9#top | Referer: https://x/?session_id=*#top",
                "postgres://bo:geheim@db/x | postgres://bo:******@db/x",
                "{\"password\" : \"a\\\"b\", \"n\":1} | {\"password\" : \"****\", \"n\":1}",
                "{\"access_token\":12,\"n\":1} | {\"access_token\":**,\"n\":1}",
                "{\"token\":\"cut off | {\"token\":\"*******",
            })
    void masksValuesAndKeepsLengths(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a?user=bo&page=2 HTTP/1.1",
                "Host: shop:8080",
                "Content-Type: application/json",
                "{\"user\":\"bo\",\"tokens\":{\"n\":1}}",
                "see http://x/a:b@c and http://x:80/",
                "=====",
                "\"\"\"::",
                "password"
            })
    void leavesTheRest(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @Test
    void secretsStayWhereTheyAreAskedFor() {
        List<Layer> layers = SampleFrame.named("http-request").layers(new DissectOptions(false, true, null));
        Http http = (Http) layers.get(3);

        assertThat(http.masked()).isFalse();
        assertThat(http.target()).isEqualTo("/login?user=bo&token=abc123");
        assertThat(http.headers()).contains(new Http.Header("Cookie", "sid=12345; theme=dark"));
    }

    @Test
    void bytesThatOthersLookAtAreMaskedToo() {
        byte[] bytes = SampleFrame.named("ftp").bytes().clone();
        new Dissector(DissectOptions.PLAIN).layers(bytes, bytes.length, 1, List.of());

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).endsWith("USER bo\r\nPASS ******\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smtp | AUTH LOGIN;c2VjcmV0cw==;QUIT | AUTH LOGIN;************;QUIT",
                "smtp | EHLO a;STARTTLS | EHLO a;STARTTLS",
                "imap | a1 AUTHENTICATE PLAIN;AGJvAGdlaGVpbQ==;a2 NOOP | a1 AUTHENTICATE PLAIN;****************;a2 NOOP",
                "pop3 | AUTH PLAIN;AGJvAGdlaGVpbQ==;STAT | AUTH PLAIN;****************;STAT",
                "ftp | USER bo;PASS geheim;ABCDEFGH | USER bo;PASS ******;ABCDEFGH",
                "redis | *2;$4;AUTH;$6;geheim;*1;$4;PING | *2;$4;AUTH;$6;******;*1;$4;PING",
                "redis | *2;$4;AUTH;$7;$geheim;*1;$4;PING | *2;$4;AUTH;$7;*******;*1;$4;PING",
                "redis | *3;$4;AUTH;$2;bo;$7;*geheim;*1;$4;PING | *3;$4;AUTH;$2;**;$7;*******;*1;$4;PING",
                "redis | *5;$5;HELLO;$1;3;$4;AUTH;$2;bo;$1;x | *5;$5;HELLO;$1;3;$4;AUTH;$2;**;$1;*",
                "redis | auth geheim;PING | auth ******;PING",
            })
    void whatLogsInIsMasked(String kind, String text, String expected) {
        byte[] bytes = text.replace(";", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        LoginSecrets.mask(bytes, kind, 0, bytes.length, new SecretMask(bytes));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", ";"))
                .isEqualTo(expected);
    }

    @Test
    void textOfAnyPortIsLookedAt() {
        byte[] bytes = SampleFrame.named("http-request").bytes().clone();
        byte[] body = "grant=x&password=geheim".getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(bytes, 54, bytes.length, (byte) ' ');
        System.arraycopy(body, 0, bytes, 54, body.length);
        new Dissector(DissectOptions.PLAIN).layers(bytes, bytes.length, 1, List.of());

        assertThat(new String(bytes, 54, body.length, StandardCharsets.ISO_8859_1))
                .isEqualTo("grant=x&password=******");
    }

    private static String masked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        new SecretMask(bytes).text(0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void masksThePasswordOfVirtualRouters() {
        String message = "212a640101010000" + "0a000009" + "7365637265740000";
        byte[] bytes =
                HexFormat.of().parseHex("45c00028000000 00ff70 0000 0a000001e0000012".replace(" ", "") + message);

        new Dissector(new DissectOptions(false, false, null)).layers(bytes, bytes.length, 101, List.of());

        assertThat(Arrays.copyOfRange(bytes, 32, 40)).containsOnly('*');
        assertThat(bytes[31]).isEqualTo((byte) 9);
    }

    @Test
    void masksThePasswordOfRoutersThatWatchEachOther() {
        String message = "20c40320" + "0000000700000009000f4240000493e000000000" + "010907" + "676568" + "65696d";
        byte[] bytes = HexFormat.of()
                .parseHex("4500003d00000000ff110000" + "0a000001" + "0a000002" + "c3cb0ec800290000" + message);
        byte[] shown = bytes.clone();

        new Dissector(new DissectOptions(false, false, null)).layers(bytes, bytes.length, 101, List.of());
        new Dissector(new DissectOptions(false, true, null)).layers(shown, shown.length, 101, List.of());

        assertThat(new String(bytes, 55, 6, StandardCharsets.ISO_8859_1)).isEqualTo("******");
        assertThat(new String(shown, 55, 6, StandardCharsets.ISO_8859_1)).isEqualTo("geheim");
    }
}
