package io.podwire.capture.write;

import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The program that is started for each file that a new one follows ({@code -z}): with the file's name as its one argument, without a
 * shell, and not waited for.
 *
 * @param program its path, or a name on the user's PATH
 * @param notes takes what went wrong
 */
public record PostRotate(String program, Consumer<String> notes) {

    /** What such programs make of a file's name. */
    private static final String[] PACKED = {".gz", ".zst", ".xz", ".bz2", ".lz4", ".Z"};

    /**
     * Refuses a program that is not there, which would else be told in the middle of the night.
     *
     * @param path the folders to look in, as PATH has them; null: none
     * @throws NotFound where there is none, or it may not be executed
     */
    public void refuseMissing(String path) {
        boolean there = program.indexOf('/') >= 0 ? executable(Path.of(program)) : onPath(path);
        if (!there) {
            throw new NotFound("-z: there is no program '" + Printable.of(program) + "' to start");
        }
    }

    private boolean onPath(String path) {
        for (String folder : path == null ? new String[0] : path.split(":")) {
            if (executable(Path.of(folder.isEmpty() ? "." : folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    void run(Path file) {
        try {
            new ProcessBuilder(program, file.toString())
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            notes.accept("-z: " + Printable.of(program) + " was not started for " + Printable.of(file.toString()) + ": "
                    + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    /** The file, or what a packer has made of it; null where neither is there. */
    static Path remaining(Path file) {
        if (Files.exists(file)) {
            return file;
        }
        for (String suffix : PACKED) {
            Path packed = Path.of(file + suffix);
            if (Files.exists(packed)) {
                return packed;
            }
        }
        return null;
    }
}
