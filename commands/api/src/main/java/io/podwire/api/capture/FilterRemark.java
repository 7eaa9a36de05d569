package io.podwire.api.capture;

/**
 * Something to know of a filter before one trusts what it catches.
 *
 * @param code which of the usual mistakes it is: {@code tcp-flags-equal}; see {@code docs/capture-filters.md}
 * @param weight how likely it is that something else was meant
 * @param at characters of the filter before the part
 * @param part the part of the filter, as typed
 * @param text what it does, and what it does not
 * @param instead what to put in place of the part, to get what was probably meant; null where that depends
 */
public record FilterRemark(String code, Weight weight, int at, String part, String text, String instead) {

    /** How likely it is that something else was meant. */
    public enum Weight {
        /** Hardly anybody means that. */
        MISTAKE,
        /** Right, as long as one knows it. */
        NOTE
    }
}
