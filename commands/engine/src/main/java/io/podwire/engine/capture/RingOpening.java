package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.FramePoint;
import io.podwire.api.host.Place;
import io.podwire.api.net.Link;
import io.podwire.api.net.VxlanKind;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Ethtool;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.packets.dissect.HeaderLength;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens rings: all of them stand, with their filters, before the first frame may come, and then begin one right after the other. When one
 * can't be opened, none stays.
 */
public final class RingOpening {

    /** A block that is not full is handed over after this: tcpdump's users wait up to a second, which feels long at a prompt. */
    private static final int RETIRE_MILLIS = 100;

    private static final int IMMEDIATE_RETIRE_MILLIS = 1;

    /** Header of Ethernet with two tags; longer than that and an MTU is no frame of one wire. */
    private static final int LONGEST_HEADER = 14 + 8;

    private final HostRoot root;
    private final LinkFilters filters;
    private final CaptureRequest request;
    private final RingMemory.Share memory;
    private final List<LinkRing> rings = new ArrayList<>();
    private final List<CapturedNetns> netnses = new ArrayList<>();

    private RingOpening(HostRoot root, LinkFilters filters, CaptureRequest request, RingMemory.Share memory) {
        this.root = root;
        this.filters = filters;
        this.request = request;
        this.memory = memory;
    }

    /**
     * As {@link io.podwire.api.host.Host#frames}.
     *
     * @param filters compile the filter's text on the links
     */
    public static FrameSource open(
            List<FramePoint> points, CaptureRequest request, HostRoot root, LinkFilters filters) {
        RingMemory.Share memory = RingMemory.ofProcess().take(points.size(), request.bufferBytes());
        return new RingOpening(root, filters, request, memory).open(points);
    }

    private FrameSource open(List<FramePoint> points) {
        CancelSignal cancel = null;
        try {
            if (request.filter() != null) {
                filters.prepare(request.filter());
            }
            cancel = new CancelSignal();
            for (List<FramePoint> together : byNetns(points)) {
                openIn(together);
            }
            for (LinkRing ring : rings) {
                start(ring);
            }
            return new RingSource(netnses, rings, memory, cancel);
        } catch (SystemCallException e) {
            close(cancel);
            throw e.about("rings");
        } catch (RuntimeException e) {
            close(cancel);
            throw e;
        }
    }

    private void close(CancelSignal cancel) {
        rings.forEach(LinkRing::close);
        netnses.forEach(CapturedNetns::close);
        memory.close();
        if (cancel != null) {
            cancel.close();
        }
    }

    private static List<List<FramePoint>> byNetns(List<FramePoint> points) {
        Map<Long, List<FramePoint>> by = new LinkedHashMap<>();
        for (FramePoint point : points) {
            by.computeIfAbsent(point.place().netns().inode(), inode -> new ArrayList<>())
                    .add(point);
        }
        return List.copyOf(by.values());
    }

    private void openIn(List<FramePoint> points) {
        Place place = points.get(0).place();
        try (OpenNetns netns = OpenNetns.open(place.netns(), root)) {
            List<LinkRing> here = new ArrayList<>();
            LinkDrops drops = drops(netns);
            try {
                List<Link> links = drops.begin();
                List<Integer> tunnelPorts = tunnelPorts(links);
                for (FramePoint point : points) {
                    Link link = LinkChoice.of(links, point);
                    LinkRing ring = netns.inside(() -> ring(point.place(), link, tunnelPorts, drops));
                    here.add(ring);
                    rings.add(ring);
                }
                netnses.add(new CapturedNetns(place.netns(), root, drops, here));
            } catch (SystemCallException | RuntimeException e) {
                drops.close();
                throw e instanceof SystemCallException refused ? refusal(refused, place) : (RuntimeException) e;
            }
        }
    }

    private static LinkDrops drops(OpenNetns netns) {
        try {
            return new LinkDrops(
                    netns.netlink(NetlinkSocket.NETLINK_ROUTE, null),
                    netns.netns().inode());
        } catch (SystemCallException e) {
            throw e.about(netns.netns().label());
        }
    }

    private static PodwireException refusal(SystemCallException e, Place place) {
        String where = Printable.of(place.asked()) + ": " + e.getMessage();
        return switch (e.errno()) {
            case Errno.EPERM, Errno.EACCES ->
                new NotPermitted(
                        where,
                        e,
                        "needs: CAP_NET_RAW, and CAP_SYS_ADMIN for other network namespaces",
                        "try:   sudo podwire …");
            case Errno.ENOMEM ->
                new Unsupported(where, e, "try:   a smaller ring (-B), or a shorter filter (net.core.optmem_max)");
            default -> e.about(Printable.of(place.asked()));
        };
    }

    /** Called inside. */
    private LinkRing ring(Place place, Link link, List<Integer> tunnelPorts, LinkDrops drops)
            throws SystemCallException {
        boolean any = link == null;
        LinkForm form = any ? LinkForm.ANY : LinkForm.of(link);
        int index = any ? 0 : link.index();
        String name = any ? LinkChoice.ANY : link.name();
        FilterProgram program = request.filter() == null
                ? null
                : filters.compile(request.filter(), name, form.linkType(), request.snapLength());
        KernelFilter.Sight sight = any
                ? KernelFilter.Sight.ALL_LINKS
                : link.flags().contains("LOOPBACK") ? KernelFilter.Sight.LOOPBACK_LINK : KernelFilter.Sight.LINK;
        PacketSocket socket = PacketSocket.open(form.cooked());
        try {
            socket.filter(KernelFilter.of(program, request.snapLength(), request.direction(), sight, form.cooked()));
            ByteBuffer[] blocks = blocks(socket);
            if (request.promiscuous() && !any) {
                socket.promiscuous(index);
            }
            int id = rings.size();
            int longest = any ? Integer.MAX_VALUE : link.mtu() + LONGEST_HEADER;
            HeaderLength headers = request.headersOnly() ? new HeaderLength(form.linkType(), tunnelPorts) : null;
            BlockFrames frames = new BlockFrames(id, form, request.snapLength(), longest, headers);
            String compiler = program == null ? null : program.compiler();
            CapturedLink captured = captured(id, place, link, name, form, tunnelPorts, compiler);
            return new LinkRing(captured, index, socket, blocks, frames, drops);
        } catch (SystemCallException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** A smaller ring is better than none. */
    private ByteBuffer[] blocks(PacketSocket socket) throws SystemCallException {
        int retire = request.immediate() ? IMMEDIATE_RETIRE_MILLIS : RETIRE_MILLIS;
        for (RingSize tried = memory.each(); ; ) {
            try {
                return socket.ring(tried, retire);
            } catch (SystemCallException e) {
                RingSize smaller = e.errno() == Errno.ENOMEM ? tried.smaller() : null;
                if (smaller == null) {
                    throw e;
                }
                tried = smaller;
            }
        }
    }

    private CapturedLink captured(
            int id, Place place, Link link, String name, LinkForm form, List<Integer> tunnelPorts, String compiler) {
        Pod pod = place.pod();
        return new CapturedLink(
                id,
                link == null ? null : link.index(),
                name,
                place.netns().label(),
                place.netns().inode(),
                pod == null ? null : pod.namespace() + "/" + pod.name(),
                form.linkType(),
                request.snapLength(),
                true,
                link == null ? null : link.mac(),
                link == null ? null : link.mtu(),
                link == null ? null : speed(link.name()),
                tunnelPorts,
                request.filter() == null ? null : request.filter().text(),
                compiler,
                link == null || link.up() ? null : "the link was down when the capture began");
    }

    /** Called inside. It is told beside the frames and no frame needs it: where a driver fails, it is not known. */
    private static Integer speed(String link) {
        try (Ethtool ethtool = Ethtool.open()) {
            return ethtool.speedMegabits(link);
        } catch (SystemCallException e) {
            return null;
        }
    }

    private static List<Integer> tunnelPorts(List<Link> links) {
        return links.stream()
                .filter(link -> link.kind() instanceof VxlanKind)
                .map(link -> ((VxlanKind) link.kind()).port())
                .distinct()
                .sorted()
                .toList();
    }

    private static void start(LinkRing ring) {
        try {
            ring.start();
        } catch (SystemCallException e) {
            throw e.about(Printable.of(ring.link().netns()) + ": "
                    + Printable.of(ring.link().name()));
        }
    }
}
