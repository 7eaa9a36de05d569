package io.podwire.api.probe;

/**
 * How people are to see a path, by mtr's flags. It travels with the path, since who draws it may be far from who looked.
 *
 * @param form what is drawn
 * @param fields mtr's letters (L D R S N B A W V G J M X I, and blanks), in their order
 * @param names hops are called by their names, where these are known ({@code -n}: they are not)
 * @param addresses their addresses too ({@code -b})
 * @param labels MPLS labels too ({@code -e})
 * @param origin what stands before each address ({@code -z}, {@code -y}); null: nothing
 */
public record PathLook(Form form, String fields, boolean names, boolean addresses, boolean labels, Origin origin) {

    /** What mtr shows where it is told nothing. */
    public static final String USUAL_FIELDS = "LS NABWV";

    /**
     * What the Internet's DNS would say of an address, in the order of mtr's numbers. podwire does not ask it: the column is there for those
     * who count columns, and says that nobody knows.
     */
    public enum Origin {
        /** Number of its autonomous system ({@code -z}, {@code -y 0}). */
        AS,
        /** Its prefix there ({@code -y 1}). */
        PREFIX,
        /** Country of that ({@code -y 2}). */
        COUNTRY,
        /** Who registered it ({@code -y 3}). */
        REGISTRY,
        /** When ({@code -y 4}). */
        ALLOCATED
    }

    /** What is drawn. */
    public enum Form {
        /** A picture that is drawn anew with each round, where there is a terminal; else as {@link #REPORT}. */
        LIVE,
        /** A table at the end ({@code -r}). */
        REPORT,
        /** The same with whole names ({@code -w}). */
        WIDE,
        /** mtr's CSV ({@code -C}). */
        CSV,
        /** mtr's JSON ({@code -j}). */
        JSON
    }
}
