package io.podwire.api.capture;

import java.util.List;

/**
 * What a filter takes.
 *
 * @param filter as typed; empty takes all
 * @param linkType of the frames it was compiled for, see {@link CapturedLink#linkType}
 * @param linkTypeName libpcap's name of it: {@code EN10MB}
 * @param words what it takes, in words; a line's indentation tells what belongs together
 * @param remarks the usual mistakes that are in it, and what else is to be known, by where they are
 * @param program its program, as {@code tcpdump -d} lists it; empty where there is no libpcap
 * @param live see {@link FilterProgram#live}; false where there is no libpcap
 * @param compiler what compiled it; null where there is no libpcap
 */
public record FilterExplanation(
        String filter,
        int linkType,
        String linkTypeName,
        List<String> words,
        List<FilterRemark> remarks,
        List<String> program,
        boolean live,
        String compiler) {

    public FilterExplanation {
        words = List.copyOf(words);
        remarks = List.copyOf(remarks);
        program = List.copyOf(program);
    }
}
