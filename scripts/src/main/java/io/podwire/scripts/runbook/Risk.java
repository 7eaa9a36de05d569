package io.podwire.scripts.runbook;

import io.podwire.api.command.ValueForm;

/** What running a runbook does to the world; the first word of its {@code @category}. */
public enum Risk {
    /** Only reads. */
    SAFE("only reads"),
    /** Sends packets of its own. */
    PROBES("sends packets of its own"),
    /** Can be felt: captures, many probes, heavy reading. */
    INTRUSIVE("can be felt by what runs here"),
    /** Changes the host, and only with {@code --apply}. */
    CHANGES("changes the host, only with --apply");

    private final String meaning;

    Risk(String meaning) {
        this.meaning = meaning;
    }

    /** As a phrase. */
    public String meaning() {
        return meaning;
    }

    /** As written in a header. */
    public String word() {
        return ValueForm.word(this);
    }
}
