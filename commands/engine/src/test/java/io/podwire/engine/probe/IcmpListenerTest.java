package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.engine.Inside;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.OpenNetns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a socket that hears ICMP is shown of a real ping beside it, whose identifier is known. */
class IcmpListenerTest {

    private static final int PINGS = 3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyRepliesWithOurIdentifiersAreHeard(boolean v6) {
        try (ProbeWorld world = new ProbeWorld()) {
            List<IcmpPacket> heard = new ArrayList<>();
            try (IcmpListener listener = open(world, v6, heard)) {
                listener.listenFor(List.of(4710, 4712));
                ping(world, v6, ProbeWorld.server(v6).toString(), "-e", "4711");
                listener.hear();
                assertThat(heard).isEmpty();
                listener.listenFor(List.of(4710, 4711, 4712));
                ping(world, v6, ProbeWorld.server(v6).toString(), "-e", "4711");
                listener.hear();
                assertThat(heard).hasSize(PINGS).allMatch(packet -> packet.identifier() == 4711);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void errorsAboutThePingsOfOthersAreNotHeard(boolean v6) {
        try (ProbeWorld world = new ProbeWorld()) {
            List<IcmpPacket> heard = new ArrayList<>();
            try (IcmpListener listener = open(world, v6, heard)) {
                listener.listenFor(List.of(4710));
                ping(world, v6, ProbeWorld.server(v6).toString(), "-e", "4711", "-t", "1");
                listener.hear();
                assertThat(heard).isEmpty();
                listener.listenFor(List.of(4711));
                ping(world, v6, ProbeWorld.server(v6).toString(), "-e", "4711", "-t", "1");
                listener.hear();
                assertThat(heard).hasSize(PINGS).allSatisfy(packet -> {
                    assertThat(packet.error().words()).isIn("TTL exceeded", "hop limit exceeded");
                    assertThat(packet.quote().sourcePort()).isEqualTo(4711);
                });
            }
        }
    }

    @Test
    void withMoreIdentifiersThanAProgramHoldsAllAreHeard() {
        try (ProbeWorld world = new ProbeWorld()) {
            List<IcmpPacket> heard = new ArrayList<>();
            try (IcmpListener listener = open(world, false, heard)) {
                List<Integer> many = new ArrayList<>();
                for (int i = 1; i <= 201; i++) {
                    many.add(i);
                }
                listener.listenFor(many);
                ping(world, false, ProbeWorld.SERVER_4.toString(), "-e", "4711");
                listener.hear();
                assertThat(heard).hasSize(PINGS);
            }
        }
    }

    /** Sent 60,000: as many are heard or counted as dropped, and none is neither. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFindsNoRoomIsCounted(boolean v6) {
        int sent = 60_000;
        try (ProbeWorld world = new ProbeWorld()) {
            List<IcmpPacket> heard = new ArrayList<>();
            try (IcmpListener listener = open(world, v6, heard)) {
                listener.listenFor(List.of(4711));
                assertThat(listener.dropped()).isZero();
                String flood = "ping " + (v6 ? "-6" : "-4") + " -n -q -f -c " + sent + " -e 4711 ";
                assertThat(world.world.in(world.client, "sh", "-c", flood + ProbeWorld.server(v6)))
                        .contains(sent + " received");
                int before;
                do {
                    before = heard.size();
                    listener.hear();
                } while (heard.size() > before);
                assertThat(listener.dropped()).isPositive();
                assertThat(heard.size() + listener.dropped()).isEqualTo(sent);
            }
        }
    }

    private static IcmpListener open(ProbeWorld world, boolean v6, List<IcmpPacket> heard) {
        try (OpenNetns netns = Inside.open(world.world, world.client)) {
            return netns.inside(() -> {
                try {
                    return IcmpListener.open(v6, new Message(), (packet, from, hops, stamp) -> heard.add(packet));
                } catch (NotSentException e) {
                    throw new AssertionError(e);
                }
            });
        } catch (SystemCallException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends once all replies or errors have come; that errors are no replies is no failure of it. */
    private static void ping(ProbeWorld world, boolean v6, String target, String... words) {
        world.world.in(
                world.client,
                "sh",
                "-c",
                "ping " + (v6 ? "-6" : "-4") + " -n -q -c " + PINGS + " -i 0.01 " + String.join(" ", words) + " "
                        + target + " || [ $? = 1 ]");
    }
}
