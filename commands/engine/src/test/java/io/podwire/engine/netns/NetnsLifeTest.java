package io.podwire.engine.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.Netns;
import io.podwire.engine.FewDescriptors;
import io.podwire.engine.Inside;
import io.podwire.engine.files.HostRoot;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a namespace is still anybody else's, in real ones. */
class NetnsLifeTest {

    private static NetnsLife life(Netns netns) {
        return new NetnsLife(netns, HostRoot.of("/"));
    }

    @Test
    void aNamespaceEndsWithItsLastHolderAndNotBefore() {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String name = world.netns("a");
            Netns known = Inside.netns(world, name);
            Netns byAnOldName = new Netns(
                    known.inode(), false, List.of(name), List.of("/run/netns/gone"), List.of(), List.of(), null);
            NetnsLife life = life(known);
            NetnsLife other = life(byAnOldName);
            assertThat(life.ended()).isFalse();
            assertThat(other.ended()).isFalse();
            try (OpenNetns held = Inside.open(world, name)) {
                world.remove(name);
                assertThat(held.descriptor().isNetns()).isTrue();
                // What holds it now is our own, which is what is asked for.
                assertThat(life.ended()).isTrue();
                assertThat(other.ended()).isTrue();
            }
        }
    }

    @Test
    void thatItIsThereCanBeToldWhereNoMoreFilesMayBeOpen() throws IOException {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            NetnsLife life = life(Inside.netns(world, world.netns("a")));
            assertThat(life.ended()).isFalse();
            boolean ended = FewDescriptors.with(0, life::ended, NetnsLife.class);
            assertThat(ended).isFalse();
        }
    }
}
