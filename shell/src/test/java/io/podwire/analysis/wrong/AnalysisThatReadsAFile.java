package io.podwire.analysis.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class AnalysisThatReadsAFile {

    public String read() throws IOException {
        return Files.readString(Path.of("/proc/self/status"));
    }
}
