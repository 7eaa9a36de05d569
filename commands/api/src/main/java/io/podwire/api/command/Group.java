package io.podwire.api.command;

/** The headings of {@code help}, in their order. */
public enum Group {
    PODS("Find and enter pods"),
    NETWORK("Read the kernel's network state"),
    CAPTURE("Capture packets"),
    PROBES("Send probes"),
    SCRIPTS("Scripts and runbooks"),
    LABS("Practice clusters"),
    /** Words that mean something at the prompt only. */
    PROMPT("At the prompt (podwire shell)"),
    HOST("This host and podwire itself");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** The heading as shown. */
    public String title() {
        return title;
    }
}
