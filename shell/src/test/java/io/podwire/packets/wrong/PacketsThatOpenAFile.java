package io.podwire.packets.wrong;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule on purpose: {@code HouseRulesTest} shows that the rule notices. */
public final class PacketsThatOpenAFile {

    public boolean breaks() {
        return Files.exists(Path.of("x.pcap"));
    }
}
