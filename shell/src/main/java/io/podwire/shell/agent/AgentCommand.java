package io.podwire.shell.agent;

import io.podwire.api.command.Command;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.PodwireException;
import io.podwire.api.value.Printable;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.cli.Version;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.values.frame.Hello;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Lets a podwire elsewhere run commands here. */
@Spec(
        name = "agent",
        summary = "Serve a podwire elsewhere, in frames on stdin and stdout.",
        group = Group.HOST,
        source = "what each command it is asked for reads",
        examples = {"agent --help"},
        notes = {
            "Started by podwire itself at the far end of a connection; docs/agent-protocol.md describes the frames.",
            "It ends with its connection: closed, or nothing heard for 10 s. The programs it started end with it."
        })
public final class AgentCommand implements Command<AgentCommand.Args, ShellAction> {

    /** How long it lives. */
    public record Args(
            @Param(help = "end after hearing nothing for that time; default: 10s")
            Optional<Duration> silence) {}

    @Override
    public ShellAction run(Args args, Session session) {
        Duration silence = args.silence().orElse(Heartbeat.USUAL.silence());
        return call -> serve(call.console(), new Heartbeat(silence.dividedBy(4), silence));
    }

    private static int serve(Console console, Heartbeat heartbeat) {
        // stdout carries frames: whatever else is printed in this process, by mistake or by a library, goes to stderr
        System.setOut(console.err());
        InputStream in = new FileInputStream(FileDescriptor.in);
        // not buffered: each frame is one write already, and not printed: a stream for people keeps errors to itself
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        CommandIndex index = CommandIndex.load();
        // One for all requests: its guardian kills all their children when this process is killed.
        Agent agent = new Agent(
                name -> commandOf(index, name),
                LocalWiring::session,
                LocalWiring::launcher,
                LocalWiring::keepUp,
                failure -> {
                    if (!(failure instanceof PodwireException)) {
                        failure.printStackTrace(console.err());
                    }
                });
        Hello hello = new Hello(
                Hello.PROTOCOL,
                Version.ofProgram(),
                hostName(),
                ProcessHandle.current().pid(),
                heartbeat.silence());
        try {
            new AgentServer(agent, in, out, hello, heartbeat).serve();
            return Exit.OK;
        } catch (PodwireException e) {
            console.err().println("agent: " + Printable.of(String.valueOf(e.getMessage())));
            return e.exitCode();
        } catch (InterruptedException e) {
            return Exit.INTERRUPTED;
        }
    }

    private static CommandSpec commandOf(CommandIndex index, String name) {
        CommandIndex.Entry entry = index.find(name);
        return entry == null ? null : entry.load();
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
