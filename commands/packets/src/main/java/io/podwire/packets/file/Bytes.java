package io.podwire.packets.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in an array of bytes, in either order. */
final class Bytes {

    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static int signedInt(byte[] bytes, int at, ByteOrder order) {
        int value = (int) INT_LITTLE.get(bytes, at);
        return order == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }

    static long unsignedInt(byte[] bytes, int at, ByteOrder order) {
        return signedInt(bytes, at, order) & 0xffff_ffffL;
    }

    static int unsignedShort(byte[] bytes, int at, ByteOrder order) {
        short value = (short) SHORT_LITTLE.get(bytes, at);
        return (order == ByteOrder.LITTLE_ENDIAN ? value : Short.reverseBytes(value)) & 0xffff;
    }

    static long signedLong(byte[] bytes, int at, ByteOrder order) {
        long first = unsignedInt(bytes, at, order);
        long second = unsignedInt(bytes, at + 4, order);
        return order == ByteOrder.LITTLE_ENDIAN ? second << 32 | first : first << 32 | second;
    }
}
