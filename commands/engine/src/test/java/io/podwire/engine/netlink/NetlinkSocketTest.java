package io.podwire.engine.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Against the running kernel's own links: needs no privilege. */
class NetlinkSocketTest {

    private static final int RTM_GETLINK = 18;
    private static final int IFLA_IFNAME = 3;

    private static Request links() {
        return Request.dump(RTM_GETLINK).zeros(16);
    }

    private static String name(NetlinkMessage message) {
        Attributes attributes = message.attributes(16, "RTM_NEWLINK");
        while (attributes.next()) {
            if (attributes.type() == IFLA_IFNAME) {
                return attributes.string();
            }
        }
        throw new AssertionError("a link without a name");
    }

    @Test
    void listsLinks() throws Exception {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            assertThat(socket.list(links(), NetlinkSocketTest::name)).contains("lo");
        }
    }

    @Test
    void aRefusalHasErrnoAndTheKernelsWords() throws Exception {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            Request noSuchLink =
                    new Request(RTM_GETLINK, 0).u32(0).u32(0x7ffffff0).u32(0).u32(0);
            assertThatThrownBy(() -> socket.ask(noSuchLink, m -> m))
                    .isInstanceOfSatisfying(
                            SystemCallException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV))
                    .hasMessageContaining("ENODEV (No such device)");
            socket.strict(true);
            Request tooShort = Request.dump(RTM_GETLINK).zeros(4);
            assertThatThrownBy(() -> socket.list(tooShort, m -> m)).hasMessageContaining("Invalid header for");
        }
    }

    @Test
    void anAbandonedAnswerDoesNotDisturbTheNext() throws Exception {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            List<String> names = socket.list(links(), NetlinkSocketTest::name);
            assertThatThrownBy(() -> socket.dump(links(), m -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(socket.list(links(), NetlinkSocketTest::name)).isEqualTo(names);
        }
    }

    @Test
    void aDatagramLargerThanTheBufferIsAskedForAgain() throws Exception {
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            List<String> names = socket.list(links(), NetlinkSocketTest::name);
            socket.room(100);
            int[] restarts = {0};
            List<String> again = new ArrayList<>();
            boolean consistent = socket.dump(links(), new MessageSink() {
                @Override
                public void accept(NetlinkMessage message) {
                    again.add(name(message));
                }

                @Override
                public void restart() {
                    restarts[0]++;
                    again.clear();
                }
            });
            assertThat(consistent).isTrue();
            assertThat(restarts[0]).isPositive();
            assertThat(again).isEqualTo(names);
        }
    }

    @Test
    void aRaisedSignalEndsTheWaitForAnAnswerThatNeverComes() throws Exception {
        try (CancelSignal signal = new CancelSignal();
                NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, signal)) {
            Thread raiser = new Thread(signal::raise);
            raiser.start();
            // NLMSG_NOOP without NLM_F_ACK: the kernel answers nothing.
            assertThatThrownBy(() -> socket.ask(new Request(1, 0), m -> m)).isInstanceOf(CancellationException.class);
            raiser.join();
        }
    }
}
