package io.podwire.catalog;

import io.podwire.analysis.counters.Growth;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.Network;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.CounterGrowth.Concern;
import io.podwire.api.net.CounterWindow;
import io.podwire.api.net.Netns;
import io.podwire.api.value.TargetRef;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What counted in a place while one waits: drops and errors first. */
@Spec(
        name = "counters",
        summary = "Tell which counters grew, and how fast: drops and errors first.",
        group = Group.NETWORK,
        source =
                "rtnetlink statistics of links and qdiscs, SIOCETHTOOL, /proc/net/snmp, netstat, snmp6 and softnet_stat, ctnetlink",
        needs = Need.NETNS,
        notes = {
            "Everything is read twice. The place is let go of in between, so a pod that ends meanwhile ends. Ctrl-C reads the second "
                    + "time at once.",
            "The processors' input queues (softnet) are the whole host's, whatever place is asked."
        },
        examples = {"counters", "counters --for 2s --errors", "counters --for 500ms --dev lo --all", "counters -o json"
        })
public final class Counters implements Command<Counters.Args, Answer<CounterGrowth>> {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(name = "for", help = "how long to watch; default 10s")
            Optional<Duration> window,

            @Param(value = "NAME", help = "only of this link, its qdiscs and its driver", completion = Completion.LINK)
            Optional<String> dev,

            @Param(help = "only what tells of trouble: losses, errors, things done twice")
            boolean errors,

            @Param(help = "also those that did not grow") boolean all) {}

    @Override
    public Answer<CounterGrowth> run(Args args, Session session) {
        Netns netns = (args.target().isPresent() ? session.resolve(args.target().get()) : session.place()).netns();
        Predicate<CounterGrowth> wanted = ofLink(args.dev(), netns, session);
        Duration window = args.window().orElse(USUAL);
        CounterWindow read = session.host().counters(netns, window, new Countdown(window, session));
        Growth growth = Growth.of(read);
        return new Answer<>(
                growth.counters().stream()
                        .filter(wanted)
                        .filter(counter -> args.all() || counter.growth() != 0)
                        .filter(counter -> !args.errors() || trouble(counter.concern()))
                        .toList(),
                growth.gaps());
    }

    /**
     * Asked again and again while the time passes: says each second how much is left.
     *
     * @param deadline as {@link System#nanoTime} counts
     */
    private record Countdown(long deadline, AtomicLong told, Session session) implements BooleanSupplier {

        Countdown(Duration window, Session session) {
            this(System.nanoTime() + window.toNanos(), new AtomicLong(-1), session);
        }

        @Override
        public boolean getAsBoolean() {
            long seconds = Math.max(0, (deadline - System.nanoTime()) / 1_000_000_000 + 1);
            if (told.getAndSet(seconds) != seconds && seconds > 1) {
                session.progress("counting for another " + seconds + "s; Ctrl-C ends it");
            }
            return session.cancelled();
        }
    }

    private static boolean trouble(Concern concern) {
        return concern == Concern.LOSS || concern == Concern.STRAIN;
    }

    /** By index, and by name too, for a link that is made again while we wait. */
    private static Predicate<CounterGrowth> ofLink(Optional<String> name, Netns netns, Session session) {
        if (name.isEmpty()) {
            return counter -> true;
        }
        try (Network network = session.host().enter(netns)) {
            Predicate<Integer> index = Named.wanted(name, network);
            return counter -> counter.linkIndex() != null
                    && (index.test(counter.linkIndex())
                            || counter.subject().equals(name.get())
                            || counter.subject().startsWith(name.get() + " "));
        }
    }
}
