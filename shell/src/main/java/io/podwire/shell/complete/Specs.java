package io.podwire.shell.complete;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.CommandSpec;
import io.podwire.shell.completion.Vocabulary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Declarations of commands, each read once: reading one takes about a millisecond. */
final class Specs {

    private final Map<String, CommandSpec> specs = new ConcurrentHashMap<>();
    private final Map<String, Vocabulary.Entry> words = new ConcurrentHashMap<>();

    CommandSpec of(CommandIndex.Entry entry) {
        return specs.computeIfAbsent(entry.name(), name -> entry.load());
    }

    /** What can be typed behind its name. */
    Vocabulary.Entry words(CommandIndex.Entry entry) {
        return words.computeIfAbsent(entry.name(), name -> Vocabulary.Entry.of(of(entry)));
    }

    /** True where scripts have it as a method: not what only the shell itself does, such as help. */
    boolean isMethod(CommandIndex.Entry entry) {
        return of(entry).result().form() != CommandSpec.Result.Form.OTHER;
    }

    /** The record a command answers with; null where it is none. */
    Class<?> item(CommandIndex.Entry entry) {
        CommandSpec.Result result = of(entry).result();
        boolean records =
                result.form() == CommandSpec.Result.Form.ANSWER || result.form() == CommandSpec.Result.Form.STREAM;
        return records && result.item().isRecord() ? result.item() : null;
    }
}
