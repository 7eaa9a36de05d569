package io.podwire.engine.capture;

import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.netns.NetnsFiles;
import io.podwire.engine.netns.NetnsTable;
import java.util.List;

/**
 * A namespace that frames are taken in, and the rings there. The rings keep it alive, so somebody has to look whether anybody else
 * still does: a deleted pod's links would live on with us.
 */
final class CapturedNetns implements AutoCloseable {

    private final HostRoot root;
    private final LinkDrops links;
    private final List<LinkRing> rings;
    private Netns netns;

    CapturedNetns(Netns netns, HostRoot root, LinkDrops links, List<LinkRing> rings) {
        this.netns = netns;
        this.root = root;
        this.links = links;
        this.rings = List.copyOf(rings);
    }

    List<LinkRing> rings() {
        return rings;
    }

    LinkDrops links() {
        return links;
    }

    /**
     * True where no file, no process and no descriptor that led to it does so any more.
     *
     * <p>Most often one that was known still does, and that costs three system calls. Where none does, all of the host are looked at.
     */
    boolean ended() {
        if (netns.host() || leads(netns)) {
            return false;
        }
        for (Netns found : new NetnsTable(root).listInUse().items()) {
            if (found.inode() == netns.inode()) {
                netns = found;
                return false;
            }
        }
        return true;
    }

    private boolean leads(Netns known) {
        try {
            new NetnsFiles(root).open(known).descriptor().close();
            return true;
        } catch (NotFound gone) {
            return false;
        } catch (NotPermitted unknown) {
            return true;
        }
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
