package io.podwire.shell.complete;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.LiveNames;
import io.podwire.api.net.Link;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;

/** All real commands, two pods, and a session with a few variables. */
final class SmallWorld implements Surroundings, LiveNames {

    private static final CommandIndex COMMANDS = withRun();

    /** Stands for {@code run NAME key=value…}, whatever else the real one takes. */
    @Spec(name = "run", summary = "Run.", group = Group.SCRIPTS, source = "a file", examples = "run x")
    public static final class Run implements Command<Run.Args, Answer<Link>> {

        public record Args(
                @Param(position = 0, help = "name or file") String script,
                @Param(position = 1, help = "parameters") List<String> parameters) {}

        @Override
        public Answer<Link> run(Args args, Session session) {
            throw new UnsupportedOperationException();
        }
    }

    private static CommandIndex withRun() {
        List<CommandIndex.Entry> all = new ArrayList<>(CommandIndex.load().entries());
        all.removeIf(entry -> entry.name().equals("run"));
        all.add(new CommandIndex.Entry("run", Run.class.getName(), Group.SCRIPTS, "Run."));
        return CommandIndex.of(all);
    }

    private static List<Name> names(String... all) {
        return List.of(all).stream().map(text -> new Name(text, "")).toList();
    }

    @Override
    public CommandIndex commands() {
        return COMMANDS;
    }

    @Override
    public List<Variable> variables() {
        return List.of(
                new Variable("_", "the last result", Link.class, true),
                new Variable("mylinks", "", Link.class, true),
                new Variable("place", "", PodPlace.class, false),
                new Variable("number", "", null, false));
    }

    @Override
    public List<RunbookWords> runbooks() {
        return List.of(new RunbookWords(
                "neighbor-mac",
                "Finds wrong MACs.",
                List.of(
                        new RunbookParameter("pod", "the pod", true, List.of()),
                        new RunbookParameter("deep", "look deeper", false, List.of("yes", "no")))));
    }

    @Override
    public LiveNames names() {
        return this;
    }

    @Override
    public TargetRef in() {
        return null;
    }

    @Override
    public Names now() {
        return new Names(
                names("shop/cart-7d9", "shop/cache-0"),
                names("vetha1f852ea", "cni0"),
                names("cni-1"),
                names("10.244.0.6", "10.244.0.60", "fd00::60"),
                names("8b7266486ea2"));
    }

    @Override
    public List<Name> links(TargetRef in) {
        return in == null ? now().links() : names("eth0");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
