package io.podwire.shell.cli;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.render.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tells which podwire and which Java this is. */
@Spec(
        name = "version",
        summary = "Tell podwire's version.",
        group = Group.HOST,
        source = "",
        examples = {"version", "--version"})
public final class Version implements Command<Version.Args, ShellAction> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> {
            tell(call.console());
            return Exit.OK;
        };
    }

    /** Shows it. */
    static void tell(Console console) {
        Lines out = new Lines(console.out());
        out.line("podwire " + ofProgram() + " (Java " + Runtime.version().feature() + ")");
        out.flush();
    }

    /** The version the build wrote. */
    public static String ofProgram() {
        try (InputStream text = Version.class.getResourceAsStream("/META-INF/podwire/version")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
