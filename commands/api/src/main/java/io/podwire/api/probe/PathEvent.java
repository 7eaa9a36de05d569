package io.podwire.api.probe;

/** What a path gives while it is looked at. */
public sealed interface PathEvent permits PathBegun, PathRound {

    /** Which of them. */
    String kind();
}
