package io.podwire.shell.agent;

import io.podwire.values.Json;
import io.podwire.values.frame.FrameType;
import java.io.ByteArrayOutputStream;

/**
 * Sends items in batches, never more than there is credit for. Each item is written and forgotten, so ten thousand links take the
 * memory of one batch. For one thread.
 */
final class ItemSender {

    private static final int BATCH = 32 << 10;
    private static final int ALLOWANCE = 1000;

    private final Wire wire;
    private final int channel;
    private final Credit credit;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream(BATCH + 4096);
    private int allowance;

    ItemSender(Wire wire, int channel, Credit credit) {
        this.wire = wire;
        this.channel = channel;
        this.credit = credit;
    }

    /**
     * Adds one; waits while there is no credit.
     *
     * @return false where the receiver wants nothing any more
     */
    boolean add(Object item) throws InterruptedException {
        if (allowance == 0) {
            flush();
            allowance = credit.take(ALLOWANCE);
            if (allowance == 0) {
                return false;
            }
        }
        allowance--;
        batch.write(batch.size() == 0 ? '[' : ',');
        Json.write(item, batch);
        if (batch.size() >= BATCH) {
            flush();
        }
        return true;
    }

    /** Sends what was added. */
    void flush() {
        if (batch.size() > 0) {
            batch.write(']');
            wire.send(FrameType.ITEMS, channel, batch.toByteArray());
            batch.reset();
        }
    }
}
