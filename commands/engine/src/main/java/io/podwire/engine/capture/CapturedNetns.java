package io.podwire.engine.capture;

import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsLife;
import java.util.List;

/**
 * A namespace that frames are taken in, and the rings there. The rings keep it alive, so somebody has to look whether anybody else
 * still does: a deleted pod's links would live on with us.
 */
final class CapturedNetns implements AutoCloseable {

    private final NetnsLife life;
    private final LinkDrops links;
    private final List<LinkRing> rings;

    CapturedNetns(Netns netns, HostRoot root, LinkDrops links, List<LinkRing> rings) {
        this.life = new NetnsLife(netns, root);
        this.links = links;
        this.rings = List.copyOf(rings);
    }

    List<LinkRing> rings() {
        return rings;
    }

    LinkDrops links() {
        return links;
    }

    /** True where nobody else holds it any more. */
    boolean ended() {
        return life.ended();
    }

    boolean closed() {
        return rings.stream().allMatch(LinkRing::closed);
    }

    @Override
    public void close() {
        rings.forEach(LinkRing::close);
        links.close();
    }
}
