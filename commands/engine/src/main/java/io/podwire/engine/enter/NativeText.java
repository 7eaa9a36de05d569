package io.podwire.engine.enter;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Strings as C wants them. */
final class NativeText {

    private NativeText() {}

    /** NUL-terminated UTF-8. */
    static byte[] of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }

    /** A NULL-terminated block of pointers with its strings behind it, all in one piece of memory that lives as long as the result. */
    static Pointer block(List<byte[]> strings) {
        long size = 8L * (strings.size() + 1);
        for (byte[] string : strings) {
            size += string.length;
        }
        Memory memory = new Memory(size);
        long at = 8L * (strings.size() + 1);
        for (int i = 0; i < strings.size(); i++) {
            byte[] string = strings.get(i);
            memory.write(at, string, 0, string.length);
            memory.setPointer(8L * i, memory.share(at));
            at += string.length;
        }
        memory.setPointer(8L * strings.size(), null);
        return memory;
    }

    /**
     * The process's environment with some variables set. Taken from C's {@code environ}, since Java's view of it has lost whatever
     * is not text in the locale's encoding.
     */
    static Pointer environment(Map<String, String> overrides) {
        List<byte[]> strings = new ArrayList<>();
        Pointer environ =
                NativeLibrary.getProcess().getGlobalVariableAddress("environ").getPointer(0);
        for (int i = 0; environ != null; i++) {
            Pointer entry = environ.getPointer(8L * i);
            if (entry == null) {
                break;
            }
            byte[] bytes = entry.getByteArray(0, (int) entry.indexOf(0, (byte) 0) + 1);
            if (!overrides.containsKey(name(bytes))) {
                strings.add(bytes);
            }
        }
        overrides.forEach((name, value) -> strings.add(of(name + "=" + value)));
        return block(strings);
    }

    private static String name(byte[] entry) {
        int end = 0;
        while (entry[end] != 0 && entry[end] != '=') {
            end++;
        }
        return new String(entry, 0, end, StandardCharsets.UTF_8);
    }
}
