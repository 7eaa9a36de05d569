package io.podwire.engine;

import io.podwire.api.error.BadData;
import io.podwire.engine.netlink.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Broken messages for decoders: cut, flipped, filled with noise. Whatever comes, nothing but BadData may leave one. */
public final class Mutations {

    private Mutations() {}

    /** A whole message, as the kernel sends it. */
    public static NetlinkMessage message(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
        buffer.put(0, bytes);
        return NetlinkMessage.at(buffer, 0, bytes.length);
    }

    /** Feeds broken forms of each good message; returns how many were refused. Any other exception passes through. */
    public static int feed(List<byte[]> good, int rounds, Consumer<NetlinkMessage> decoder) {
        Random random = new Random(4711);
        int refused = 0;
        for (byte[] message : good) {
            for (int cut = 0; cut < message.length; cut++) {
                refused += refuses(Arrays.copyOf(message, cut), cut, decoder) ? 1 : 0;
            }
            for (int round = 0; round < rounds; round++) {
                byte[] broken = message.clone();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    int at = 16 + random.nextInt(broken.length - 16);
                    broken[at] = random.nextInt(3) == 0 ? (byte) 0xff : (byte) random.nextInt();
                }
                if (random.nextInt(20) == 0) {
                    byte[] noise = new byte[random.nextInt(broken.length - 16)];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, broken, 16, noise.length);
                }
                refused += refuses(broken, broken.length, decoder) ? 1 : 0;
            }
        }
        return refused;
    }

    private static boolean refuses(byte[] bytes, int length, Consumer<NetlinkMessage> decoder) {
        try {
            if (length >= 16) {
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(0, length);
            }
            decoder.accept(message(bytes));
            return false;
        } catch (BadData expected) {
            return true;
        }
    }
}
