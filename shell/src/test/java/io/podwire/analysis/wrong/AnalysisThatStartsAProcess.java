package io.podwire.analysis.wrong;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class AnalysisThatStartsAProcess {

    public ProcessBuilder start() {
        return new ProcessBuilder("true");
    }
}
