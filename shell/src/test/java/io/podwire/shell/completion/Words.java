package io.podwire.shell.completion;

import io.podwire.api.command.Param;
import io.podwire.api.command.Parameter;
import io.podwire.api.command.Parameters;
import io.podwire.shell.cli.GlobalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small vocabulary with one of each kind of parameter. */
final class Words {

    enum Pace {
        SLOW,
        VERY_FAST
    }

    record Walk(
            @Param(help = "how: fast or [not], it's 1:1") Optional<Pace> pace,
            @Param(help = "more", letter = 'm') boolean more,
            @Param(position = 0, help = "where") Pace way) {}

    record Run(
            @Param(letter = 'f', help = "file", completion = Param.Completion.FILE)
            Optional<String> file,

            @Param(letter = 'n', help = "namespace", valueOptional = true)
            Optional<String> net,

            @Param(position = 0, help = "target", completion = Param.Completion.TARGET)
            Optional<String> target,

            @Param(position = 1, help = "program", rest = true)
            List<String> command) {}

    record Lab(
            @Param(position = 0, help = "lab", completion = Param.Completion.LAB)
            String lab,

            @Param(position = 1, help = "fault", completion = Param.Completion.FAULT)
            String fault,

            @Param(help = "place", completion = Param.Completion.LAB_PLACE)
            Optional<String> place,

            @Param(help = "host", completion = Param.Completion.HOST)
            Optional<String> host) {}

    record None() {}

    private Words() {}

    static Vocabulary vocabulary() {
        return new Vocabulary(
                Parameters.of(GlobalOptions.class).list(),
                List.of(
                        entry("break", Lab.class),
                        entry("run", Run.class),
                        entry("walk", Walk.class),
                        entry("way", None.class),
                        entry("way back", Walk.class)));
    }

    private static Vocabulary.Entry entry(String name, Class<? extends Record> args) {
        Parameters<? extends Record> parameters = Parameters.of(args);
        List<Parameter> flags = new ArrayList<>();
        parameters.list().stream().filter(each -> !each.positional()).forEach(flags::add);
        flags.addAll(Parameters.of(GlobalOptions.class).list());
        return new Vocabulary.Entry(name, "What it does: " + name + ".", flags, parameters.positionals());
    }
}
