package io.podwire.capture;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FilterRemark.Weight;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.packets.bpf.BpfListing;
import io.podwire.packets.filter.Expression;
import io.podwire.packets.filter.FilterMistakes;
import io.podwire.packets.filter.FilterParser;
import io.podwire.packets.filter.FilterSyntax;
import io.podwire.packets.filter.FilterWords;
import io.podwire.packets.filter.SyntaxHints;
import java.util.List;
import java.util.Optional;

/** Says a filter in words, with the mistakes that are usually made with it. Captures nothing, and asks no kernel about frames. */
@Spec(
        name = "capture explain",
        summary = "Tell what a capture filter takes, and the usual mistakes in it.",
        group = Group.CAPTURE,
        source = "podwire's own reading of libpcap's language; the program is libpcap's",
        here = true,
        notes = {
            "Quote the filter in single quotes, or your shell takes < > & | ( ) ! for itself.",
            "A mistake is what hardly anybody means; a note is right as long as one knows it. What is proposed takes the"
                    + " place of the quoted part. docs/capture-filters.md has all of them.",
            "The words and mistakes need no libpcap; the program does."
        },
        examples = {
            "capture explain 'tcp[tcpflags] == tcp-syn'",
            "capture explain host 10.244.0.60 and port 80 or 443",
            "capture explain -y LINUX_SLL2 'ip6 and udp port 53' -o json"
        })
public final class CaptureExplain implements Command<CaptureExplain.Args, Answer<FilterExplanation>> {

    private static final int ETHERNET = 1;

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "FILTER", help = "in libpcap's language (pcap-filter(7)); quote it")
            List<String> filter,

            @Param(letter = 'F', value = "FILE", help = "read the filter from FILE", completion = Completion.FILE)
            Optional<String> filterFile,

            @Param(
                    letter = 'y',
                    value = "TYPE",
                    help = "for links of this type, such as LINUX_SLL2 of any; default EN10MB")
            Optional<String> linkType,

            @Param(letter = 'O', help = "leave the filter's program as it is first compiled")
            boolean noOptimize) {}

    @Override
    public Answer<FilterExplanation> run(Args args, Session session) {
        String text = FilterText.of(args.filter(), args.filterFile());
        int linkType = linkType(args);
        Expression expression = null;
        FilterSyntax syntax = null;
        try {
            expression = FilterParser.parse(text);
        } catch (FilterSyntax e) {
            syntax = e;
        }
        FilterProgram program = program(args, text, linkType, syntax, expression, session);
        return Answer.one(new FilterExplanation(
                text,
                linkType,
                LinkTypeNames.name(linkType),
                syntax == null
                        ? FilterWords.of(expression)
                        : List.of("what libpcap takes it for: " + syntax.expected()),
                FilterMistakes.of(text, expression),
                program == null ? List.of() : BpfListing.readable(program),
                program != null && program.live(),
                program == null ? null : program.compiler()));
    }

    private static int linkType(Args args) {
        if (args.linkType().isEmpty()) {
            return ETHERNET;
        }
        Integer type = LinkTypeNames.number(args.linkType().get());
        if (type == null) {
            throw new BadUse(
                    "-y: '" + Printable.of(args.linkType().get()) + "' is no type of link known here",
                    "try:   one of " + LinkTypeNames.all());
        }
        return type;
    }

    /**
     * As a link gets it; null where there is no libpcap.
     *
     * @param syntax where the filter does not parse here; null where it does
     */
    private static FilterProgram program(
            Args args, String text, int linkType, FilterSyntax syntax, Expression expression, Session session) {
        if (session.filters().version() == null) {
            if (syntax != null) {
                throw new BadUse(
                        "filter '" + Printable.of(text) + "': " + where(syntax), hints(text, syntax, null, ""));
            }
            return null;
        }
        try {
            return session.filters().compileLive(text, linkType, CaptureRequest.MAX_SNAP_LENGTH, !args.noOptimize());
        } catch (BadUse e) {
            throw new BadUse(e.getMessage(), e, hints(text, syntax, expression, e.getMessage()));
        }
    }

    private static String where(FilterSyntax syntax) {
        String found = syntax.found().isEmpty()
                ? "at the end"
                : "at character " + (syntax.at() + 1) + ", '" + Printable.of(syntax.found()) + "'";
        return "syntax error " + found + ": expected " + syntax.expected();
    }

    /** A mistake that can be told from the filter says more than what libpcap ran into because of it. */
    private static String[] hints(String text, FilterSyntax syntax, Expression expression, String words) {
        List<String> better = FilterMistakes.of(text, expression).stream()
                .filter(remark -> remark.weight() == Weight.MISTAKE && remark.instead() != null)
                .map(remark -> "try:   " + remark.instead() + " for '" + remark.part() + "': " + remark.text())
                .toList();
        List<String> hints = better.isEmpty() ? SyntaxHints.of(text, syntax, words) : better;
        return hints.stream().map(Printable::of).toArray(String[]::new);
    }
}
