package io.podwire.shell.agent;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Param;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Commands that show how an agent serves, without any host. They are not in the index. */
final class TestCommands {

    private TestCommands() {}

    static final Map<String, CommandSpec> ALL = Stream.of(
                    Numbers.class, Ticks.class, Breaking.class, Stuck.class, Refused.class, Run.class)
            .map(CommandSpec::of)
            .collect(Collectors.toMap(CommandSpec::name, c -> c));

    record Item(int number, String padding) {}

    record Sum(long count, boolean complete) {}

    @Spec(
            name = "numbers",
            summary = "Count.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Numbers implements Command<Numbers.Args, Answer<Item>> {

        public record Args(
                @Param(position = 0, help = "how many") Integer count,
                @Param(help = "length of the padding") Integer padding) {}

        @Override
        public Answer<Item> run(Args args, Session session) {
            session.note("counting to " + args.count());
            String padding = "x".repeat(args.padding());
            List<Item> items = IntStream.range(0, args.count())
                    .mapToObj(i -> new Item(i, padding))
                    .toList();
            return new Answer<>(items, List.of(new Gap("netns/7", "gone")));
        }
    }

    /** A stream that makes an event whenever it is asked, and remembers how often that was. */
    @Spec(
            name = "ticks",
            summary = "Tick.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Ticks implements Command<Ticks.Args, Running<Item, Sum>> {

        static final AtomicLong MADE = new AtomicLong();
        static final AtomicInteger OPEN = new AtomicInteger();

        public record Args(
                @Param(position = 0, help = "how many") Integer count) {}

        @Override
        public Running<Item, Sum> run(Args args, Session session) {
            OPEN.incrementAndGet();
            MADE.set(0);
            return new Running<>() {
                private volatile boolean cancelled;
                private int next;

                @Override
                public Item next(Duration patience) {
                    if (ended()) {
                        return null;
                    }
                    MADE.incrementAndGet();
                    return new Item(next++, "");
                }

                @Override
                public boolean ended() {
                    return cancelled || next == args.count();
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }

                @Override
                public Sum summary() {
                    return new Sum(next, next == args.count());
                }

                @Override
                public void close() {
                    OPEN.decrementAndGet();
                }
            };
        }
    }

    /** A stream that breaks after some events, with or without a summary of them. */
    @Spec(
            name = "breaking",
            summary = "Break.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Breaking implements Command<Breaking.Args, Running<Item, Sum>> {

        public record Args(
                @Param(position = 0, help = "after how many")
                Integer count,

                @Param(help = "there is a summary") boolean summed) {}

        @Override
        public Running<Item, Sum> run(Args args, Session session) {
            return new Running<>() {
                private int next;

                @Override
                public Item next(Duration patience) {
                    if (next == args.count()) {
                        throw new NotFound("the pod is gone", "try:   another");
                    }
                    return new Item(next++, "");
                }

                @Override
                public boolean ended() {
                    return false;
                }

                @Override
                public void cancel() {}

                @Override
                public Sum summary() {
                    if (!args.summed()) {
                        throw new IllegalStateException("not ended");
                    }
                    return new Sum(next, false);
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Waits until it is interrupted. */
    @Spec(
            name = "stuck",
            summary = "Wait.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Stuck implements Command<Stuck.Args, Answer<Item>> {

        static final AtomicInteger INSIDE = new AtomicInteger();

        public record Args() {}

        @Override
        public Answer<Item> run(Args args, Session session) {
            INSIDE.incrementAndGet();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError();
            } catch (InterruptedException e) {
                return Answer.one(new Item(session.cancelled() ? 1 : 0, "what there was"));
            } finally {
                INSIDE.decrementAndGet();
            }
        }
    }

    @Spec(
            name = "refused",
            summary = "Fail.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Refused implements Command<Refused.Args, Answer<Item>> {

        public record Args(@Param(help = "as a defect") boolean defect) {}

        @Override
        public Answer<Item> run(Args args, Session session) {
            if (args.defect()) {
                throw new IllegalStateException("a bug");
            }
            throw new NotFound("no pod 'x\u001b'", "try: podwire pods");
        }
    }

    @Spec(
            name = "run",
            summary = "Run a program.",
            group = Group.HOST,
            source = "",
            examples = {})
    public static final class Run implements Command<Run.Args, Launch> {

        public record Args(
                @Param(position = 0, rest = true, help = "program")
                List<String> command) {}

        @Override
        public Launch run(Args args, Session session) {
            return Launch.plain(args.command());
        }
    }
}
