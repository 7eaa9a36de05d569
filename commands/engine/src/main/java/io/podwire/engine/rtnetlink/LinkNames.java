package io.podwire.engine.rtnetlink;

import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.MessageSink;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netlink.Request;
import java.util.HashMap;
import java.util.Map;

/** Names of the links of one namespace by ifindex, as they were when it was asked. */
public final class LinkNames {

    private static final int RTM_GETLINK = 18;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_EXT_MASK = 29;

    /** RTEXT_FILTER_SKIP_STATS: half of a link's message is counters. */
    private static final int SKIP_STATISTICS = 1 << 3;

    private final Map<Integer, String> names;

    private LinkNames(Map<Integer, String> names) {
        this.names = names;
    }

    /** Names given in advance. */
    public static LinkNames of(Map<Integer, String> names) {
        return new LinkNames(Map.copyOf(names));
    }

    /** Asks the kernel. */
    public static LinkNames read(NetlinkSocket route) throws SystemCallException {
        Map<Integer, String> names = new HashMap<>();
        Request request =
                Request.dump(RTM_GETLINK).zeros(LinkDecoder.HEADER).attribute32(IFLA_EXT_MASK, SKIP_STATISTICS);
        route.dump(request, new MessageSink() {
            @Override
            public void accept(NetlinkMessage message) {
                names.put(LinkDecoder.index(message), name(message));
            }

            @Override
            public void restart() {
                names.clear();
            }
        });
        return new LinkNames(names);
    }

    private static String name(NetlinkMessage message) {
        Attributes attributes = message.attributes(LinkDecoder.HEADER, "RTM_NEWLINK");
        while (attributes.next()) {
            if (attributes.type() == IFLA_IFNAME) {
                return attributes.string();
            }
        }
        return "";
    }

    /** The name, or null for an index that is not there (any more) or null itself. */
    public String of(Integer index) {
        return index == null ? null : names.get(index);
    }
}
