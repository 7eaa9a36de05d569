package io.podwire.probe.path;

import io.podwire.api.value.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By which routers the flows pass at one hop: tells a path that changes from equal ways that are chosen packet by packet. Both look the
 * same the first time.
 */
final class Ways {

    /** Who comes back within so many rounds never was away. */
    static final int SOON = 3;

    /** Who was seen is remembered for the last so many, which is enough to see them again soon. */
    private static final int REMEMBERED = 16;

    private final Map<Integer, Flow> flows = new HashMap<>();
    private boolean balanced;

    private static final class Flow {
        private IpAddress now;
        private long round;
        private final Map<IpAddress, Long> left = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<IpAddress, Long> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Whether several answer by turns in one flow. */
    boolean balanced() {
        return balanced;
    }

    /**
     * One answered.
     *
     * @return who answered in this flow before, where that was somebody else and the path changed; else null
     */
    IpAddress passed(int flow, long round, IpAddress by) {
        Flow one = flows.computeIfAbsent(flow, number -> new Flow());
        IpAddress before = one.now;
        if (round < one.round || by.equals(before)) {
            // an answer that was overtaken by those of later rounds tells nothing of now
            one.round = Math.max(round, one.round);
            return null;
        }
        Long away = one.left.remove(by);
        one.now = by;
        one.round = round;
        if (before == null) {
            return null;
        }
        one.left.put(before, round);
        balanced |= away != null && round - away <= SOON;
        return balanced ? null : before;
    }
}
