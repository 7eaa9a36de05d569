package io.podwire.engine.counters;

import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterSource;
import io.podwire.api.net.Qdisc;
import java.util.List;

/** What a queueing discipline counted, one {@link Counter} each. */
final class QdiscCounters {

    private QdiscCounters() {}

    static List<Counter> of(Qdisc qdisc) {
        return List.of(
                counter(qdisc, "bytes", Form.COUNT_64, qdisc.bytes()),
                // 32 bits, with the whole number beside them from the moment on they do not suffice
                counter(qdisc, "packets", Form.COUNT_64, qdisc.packets()),
                counter(qdisc, "drops", Form.COUNT_32, qdisc.drops()),
                counter(qdisc, "overlimits", Form.COUNT_32, qdisc.overlimits()),
                counter(qdisc, "requeues", Form.COUNT_32, qdisc.requeues()),
                counter(qdisc, "backlog_bytes", Form.LEVEL, qdisc.backlogBytes()),
                counter(qdisc, "backlog_packets", Form.LEVEL, qdisc.backlogPackets()));
    }

    /** Without a handle ({@code noqueue}) there is one of its kind at that place. */
    private static Counter counter(Qdisc qdisc, String name, Form form, long value) {
        String link = qdisc.link() == null ? "if" + qdisc.linkIndex() : qdisc.link();
        String which = qdisc.handle().equals("0:") ? qdisc.parent() : qdisc.handle();
        return new Counter(
                CounterSource.QDISC, link + " " + qdisc.kind() + " " + which, qdisc.linkIndex(), name, form, value);
    }
}
