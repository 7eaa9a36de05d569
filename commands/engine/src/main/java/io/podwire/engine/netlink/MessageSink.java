package io.podwire.engine.netlink;

/** Takes the messages of a dump one by one. A message is good only during the call. */
@FunctionalInterface
public interface MessageSink {

    /** One message; neither an error nor the end. */
    void accept(NetlinkMessage message);

    /**
     * The dump begins anew since the kernel's tables changed under it, or a message did not fit the buffer: forget what came. The
     * default does nothing, which is right only where seeing an entry twice does no harm.
     */
    default void restart() {}
}
