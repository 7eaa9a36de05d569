package io.podwire.engine.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Socket;
import io.podwire.api.value.IpAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcNetSocketsTest {

    private static final String TCP =
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0"
                    + " 391348 2 0000000000000000 100 0 0 10 0";
    private static final String UDP6 =
            "  12: 000000FD000000000000000001000000:0035 B80D012000000000000000000002FF00:D431 01"
                    + " 00000010:00000200 00:00000000 00000000     0        0 77 2 0000000000000000 3";

    @Test
    void readsAListener() {
        Socket socket = ProcNetSockets.socket(TCP, "tcp", 5);
        assertThat(socket)
                .isEqualTo(new Socket(
                        5,
                        "tcp",
                        "inet",
                        "LISTEN",
                        IpAddress.parse("127.0.0.1"),
                        8080,
                        IpAddress.parse("0.0.0.0"),
                        0,
                        null,
                        null,
                        null,
                        2,
                        -1,
                        1000,
                        391348,
                        null,
                        null));
    }

    @Test
    void readsIpv6WordsInTheMachinesOrder() {
        Socket socket = ProcNetSockets.socket(UDP6, "udp6", 5);
        assertThat(socket.local()).isEqualTo(IpAddress.parse("fd00::1"));
        assertThat(socket.remote()).isEqualTo(IpAddress.parse("2001:db8::ff:200"));
        assertThat(socket.remotePort()).isEqualTo(54321);
        assertThat(socket.state()).isEqualTo("ESTAB");
        assertThat(socket.sendQueue()).isEqualTo(16);
        assertThat(socket.receiveQueue()).isEqualTo(512);
    }

    @Test
    void anythingElseIsBadData() {
        Random random = new Random(1);
        int refused = 0;
        for (String good : new String[] {TCP, UDP6}) {
            for (int round = 0; round < 20_000; round++) {
                StringBuilder bad = new StringBuilder(good);
                for (int i = 0; i <= random.nextInt(3); i++) {
                    bad.setCharAt(random.nextInt(bad.length()), (char) (1 + random.nextInt(255)));
                }
                bad.setLength(random.nextInt(4) == 0 ? random.nextInt(bad.length()) : bad.length());
                try {
                    ProcNetSockets.socket(bad.toString(), "udp6", 5);
                } catch (BadData expected) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(5_000);
        assertThatThrownBy(() -> ProcNetSockets.socket("\u001b[2J", "tcp", 5))
                .isInstanceOf(BadData.class)
                .hasMessageNotContaining("\u001b");
    }
}
