package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.packet.Packet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where several links are captured together, a line says which one saw it. */
class NamedLinksTest {

    private static Packet packet(String link, String pod) {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        return new Packet(1, noon, link, "host", pod, null, false, false, 60, 60, List.of(), null, null);
    }

    @Test
    void stand_behind_the_time() {
        LinePrinter printer = new LinePrinter(LineOptions.plain(ZoneOffset.UTC)).namingLinks(true);

        assertThat(printer.line(packet("cni0", null))).isEqualTo("12:00:00.000000 cni0 ");
        assertThat(printer.line(packet("eth0", "shop/cart-0"))).isEqualTo("12:00:00.000000 shop/cart-0:eth0 ");
        assertThat(printer.line(packet("a\u001bb", null))).isEqualTo("12:00:00.000000 a\\x1bb ");
    }

    @Test
    void are_not_said_of_one() {
        LinePrinter printer = new LinePrinter(LineOptions.plain(ZoneOffset.UTC)).namingLinks(false);

        assertThat(printer.line(packet("eth0", "shop/cart-0"))).isEqualTo("12:00:00.000000 ");
    }
}
