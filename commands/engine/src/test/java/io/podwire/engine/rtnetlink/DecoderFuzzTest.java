package io.podwire.engine.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.fail;

import io.podwire.api.error.BadData;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netlink.Request;
import io.podwire.testkit.Goldens;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Broken messages: of this kernel's own tables and of the goldens, cut off at each byte and changed at random. */
class DecoderFuzzTest {

    private static final LinkNames NAMES = LinkNames.of(Map.of(1, "lo"));
    private static final long SEED = 20_260_101;
    private static final int CHANGED = 60_000;

    /** A good message and what reads such ones. */
    private record Sample(byte[] payload, int type, Consumer<NetlinkMessage> decoder) {}

    private static final List<Sample> SAMPLES = new ArrayList<>();

    @BeforeAll
    static void collect() throws Exception {
        for (Goldens golden : LinkGoldenTest.cases()) {
            NetlinkMessage message = Messages.link(golden.bytes());
            SAMPLES.add(new Sample(message.bytes(0, message.length()), 16, m -> LinkDecoder.decode(m, 1)));
        }
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            record(socket, Request.dump(18).zeros(16), m -> LinkDecoder.decode(m, 1));
            record(socket, Request.dump(22).zeros(8), m -> AddressDecoder.decode(m, 1, NAMES));
            record(socket, Request.dump(26).zeros(12), m -> RouteDecoder.decode(m, 1, NAMES));
            record(socket, Request.dump(34).zeros(12), m -> RuleDecoder.decode(m, 1));
            record(socket, Request.dump(30).zeros(12), m -> NeighborDecoder.neighbor(m, 1, NAMES));
            Request fdb = Request.dump(30).u8(Libc.AF_BRIDGE).zeros(15);
            record(socket, fdb, m -> NeighborDecoder.fdb(m, 1, NAMES));
        }
    }

    private static void record(NetlinkSocket socket, Request request, Consumer<NetlinkMessage> decoder)
            throws Exception {
        int[] kept = {0};
        socket.dump(request, m -> {
            if (kept[0]++ < 20) {
                SAMPLES.add(new Sample(m.bytes(0, m.length()), m.type(), decoder));
            }
        });
    }

    private static void decode(Sample sample, byte[] payload, boolean mayFail) {
        try {
            sample.decoder().accept(Messages.of(sample.type(), payload));
        } catch (BadData expected) {
            if (!mayFail) {
                fail("a good message is refused: " + expected.getMessage());
            }
        } catch (RuntimeException | Error e) {
            fail("type " + sample.type() + " " + HexFormat.of().formatHex(payload), e);
        }
    }

    @Test
    void goodOnesAreRead() {
        assertThat(SAMPLES).hasSizeGreaterThan(45);
        SAMPLES.forEach(s -> decode(s, s.payload(), false));
    }

    @Test
    void cutOffAtEachByte() {
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (Sample sample : SAMPLES) {
                for (int length = 0; length < sample.payload().length; length++) {
                    byte[] cut = new byte[length];
                    System.arraycopy(sample.payload(), 0, cut, 0, length);
                    decode(sample, cut, true);
                }
            }
        });
    }

    @Test
    void changedAtRandom() {
        Random random = new Random(SEED);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < CHANGED; i++) {
                Sample sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
                byte[] changed = sample.payload().clone();
                for (int n = 1 + random.nextInt(4); n > 0 && changed.length > 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                decode(sample, changed, true);
            }
        });
    }

    @Test
    void nothingButNoise() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            decode(SAMPLES.get(random.nextInt(SAMPLES.size())), noise, true);
        }
    }

    /** The walk over a datagram: each message must say a length that moves it on. */
    @Test
    void datagramsOfNoise() {
        Random random = new Random(SEED);
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20_000; i++) {
                byte[] noise = new byte[random.nextInt(120)];
                random.nextBytes(noise);
                if (noise.length >= 4) {
                    // Otherwise nearly every length is far too large to get any further.
                    noise[1] = noise[2] = noise[3] = 0;
                }
                ByteBuffer data = ByteBuffer.wrap(noise).order(ByteOrder.LITTLE_ENDIAN);
                walk(data, noise.length);
            }
        });
    }

    private static void walk(ByteBuffer data, int length) {
        try {
            for (int at = 0; at < length; ) {
                NetlinkMessage message = NetlinkMessage.at(data, at, length);
                assertThat(message.following()).isGreaterThan(at);
                at = message.following();
                message.errorText();
                message.errno();
            }
        } catch (BadData expected) {
            // The only thing it may throw.
        }
    }
}
