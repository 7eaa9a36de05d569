package io.podwire.packets.wrong;

import com.github.luben.zstd.Zstd;

/** Breaks a rule on purpose: {@code HouseRulesTest} shows that the rule notices. */
public final class FileReaderThatUnpacks {

    public byte[] unpacked(byte[] packed, int size) {
        return Zstd.decompress(packed, size);
    }
}
