package io.podwire.capture;

import io.podwire.api.capture.FrameSource;
import io.podwire.capture.clock.Window;
import io.podwire.capture.write.Sink;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one capture does.
 *
 * @param source opens where frames come from
 * @param live false for a file's
 * @param filtered whether a filter chooses
 * @param sink opens where they are written; null: nowhere
 * @param describing makes packets of them; null: nobody looks
 * @param window from when to when
 * @param count most packets; 0: any number
 * @param flushing gives the system each block of frames at once
 */
record Plan(
        Supplier<FrameSource> source,
        boolean live,
        boolean filtered,
        Function<FrameSource, Sink> sink,
        Function<FrameSource, Recording.Describing> describing,
        Window window,
        long count,
        boolean flushing) {}
