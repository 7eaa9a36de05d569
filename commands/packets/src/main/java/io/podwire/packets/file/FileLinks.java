package io.podwire.packets.file;

import io.podwire.api.capture.CapturedLink;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links of a pcapng file: each section counts its interfaces from 0, a file counts on. */
final class FileLinks {

    /** More than any machine has links; a file with more is made to fill memory. */
    private static final int MOST = 16_384;

    private CapturedLink[] links = new CapturedLink[4];
    private volatile List<CapturedLink> published = List.of();
    private final List<TickClock> clocks = new ArrayList<>();
    private final Map<Integer, LinkStatistics> statistics = new HashMap<>();
    private int first;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** A new section begins. */
    void begin(ByteOrder newOrder) {
        first = clocks.size();
        order = newOrder;
    }

    ByteOrder order() {
        return order;
    }

    /** False where there are too many. */
    boolean add(InterfaceBlock block) {
        int id = clocks.size();
        if (id == MOST) {
            return false;
        }
        if (id == links.length) {
            links = Arrays.copyOf(links, 2 * id);
        }
        links[id] = block.link(id);
        clocks.add(block.clock());
        published = Collections.unmodifiableList(Arrays.asList(links).subList(0, id + 1));
        return true;
    }

    /** What the file's number of an interface in this section is in the whole file; -1 where there is none. */
    int id(long inSection) {
        return inSection < clocks.size() - first ? first + (int) inSection : -1;
    }

    /** Interfaces of this section. */
    int size() {
        return clocks.size() - first;
    }

    CapturedLink link(int id) {
        return links[id];
    }

    TickClock clock(int id) {
        return clocks.get(id);
    }

    List<CapturedLink> links() {
        return published;
    }

    synchronized void count(int id, LinkStatistics counted) {
        statistics.put(id, counted);
    }

    /** Null where the file says nothing. */
    synchronized LinkStatistics statistics(int id) {
        return statistics.get(id);
    }
}
