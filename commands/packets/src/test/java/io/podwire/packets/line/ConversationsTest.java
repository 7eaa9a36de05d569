package io.podwire.packets.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.value.IpAddress;
import io.podwire.packets.line.Conversations.Seen;
import org.junit.jupiter.api.Test;

class ConversationsTest {

    private static final IpAddress CLIENT = IpAddress.parse("10.244.0.60");
    private static final IpAddress SERVER = IpAddress.parse("10.244.1.7");

    private final Conversations conversations = new Conversations(3);

    @Test
    void both_directions_are_one_connection() {
        Seen first = conversations.seen(SERVER, 80, CLIENT, 40_000, 7000, 1001, true);
        Seen back = conversations.seen(CLIENT, 40_000, SERVER, 80, 1001, 7001, false);

        assertThat(first.first()).isTrue();
        assertThat(back.first()).isFalse();
        assertThat(back.sent()).isEqualTo(1000);
        assertThat(back.received()).isEqualTo(7000);
        assertThat(first.sent()).isEqualTo(7000);
    }

    @Test
    void equal_ports_are_told_apart_by_address() {
        conversations.seen(SERVER, 179, CLIENT, 179, 7000, 1001, true);

        Seen back = conversations.seen(CLIENT, 179, SERVER, 179, 1001, 7001, false);

        assertThat(back.first()).isFalse();
        assertThat(back.sent()).isEqualTo(1000);
    }

    @Test
    void a_syn_begins_anew() {
        conversations.seen(CLIENT, 40_000, SERVER, 80, 1001, 7001, false);

        assertThat(conversations
                        .seen(SERVER, 80, CLIENT, 40_000, 9000, 2001, true)
                        .first())
                .isTrue();
        assertThat(conversations
                        .seen(CLIENT, 40_000, SERVER, 80, 2001, 9001, false)
                        .sent())
                .isEqualTo(2000);
    }

    @Test
    void old_connections_are_forgotten_and_busy_ones_are_not() {
        for (int port = 1; port <= 1000; port++) {
            conversations.seen(CLIENT, 40_000, SERVER, 80, 5, 6, false);
            conversations.seen(CLIENT, 50_000, SERVER, port + 100, 5, 6, false);
        }

        assertThat(conversations.size()).isLessThanOrEqualTo(6);
        assertThat(conversations.seen(CLIENT, 40_000, SERVER, 80, 5, 6, false).first())
                .isFalse();
        assertThat(conversations.seen(CLIENT, 50_000, SERVER, 101, 5, 6, false).first())
                .isTrue();
    }
}
