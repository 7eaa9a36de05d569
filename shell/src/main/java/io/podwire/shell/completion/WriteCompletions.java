package io.podwire.shell.completion;

import io.podwire.api.command.CommandIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build starts to put both scripts into the archive. */
final class WriteCompletions {

    private WriteCompletions() {}

    /** Writes {@code podwire.bash} and {@code _podwire} into the folder that is its only argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Vocabulary vocabulary = Vocabulary.of(CommandIndex.load());
        Files.writeString(folder.resolve("podwire.bash"), Completion.script(Completion.Shell.BASH, vocabulary));
        Files.writeString(folder.resolve("_podwire"), Completion.script(Completion.Shell.ZSH, vocabulary));
    }
}
