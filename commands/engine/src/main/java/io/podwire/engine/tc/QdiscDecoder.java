package io.podwire.engine.tc;

import io.podwire.api.net.Qdisc;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.util.function.IntFunction;

/** RTM_NEWQDISC as a record. */
final class QdiscDecoder {

    private QdiscDecoder() {}

    /**
     * @param linkName name of an ifindex, or null
     * @throws io.podwire.api.error.BadData where it is cut off
     */
    static Qdisc decode(NetlinkMessage message, long netns, IntFunction<String> linkName) {
        TcMessage head = TcMessage.of(message);
        Attributes attributes = TcMessage.attributes(message, "RTM_NEWQDISC");
        String kind = "";
        Counters counters = Counters.NONE;
        while (attributes.next()) {
            switch (attributes.type()) {
                case TcMessage.TCA_KIND -> kind = attributes.string();
                case TcMessage.TCA_STATS2 -> counters = Counters.of(attributes.nested());
                default -> {}
            }
        }
        return new Qdisc(
                netns,
                head.ifIndex(),
                linkName.apply(head.ifIndex()),
                kind,
                TcNames.handle(head.handle()),
                // Both hang at the same place and differ by kind only.
                head.parent() == TcNames.INGRESS ? kind : TcNames.parent(head.parent()),
                counters.bytes(),
                counters.packets(),
                counters.drops(),
                counters.overlimits(),
                counters.requeues(),
                counters.backlogBytes(),
                counters.backlogPackets());
    }
}
