package io.podwire.shell.complete;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of files that a path may go on with. Hidden ones only where the dot was typed. */
final class FileNames {

    private static final int MOST = 1000;

    private FileNames() {}

    static List<Suggestion> below(String typed) {
        int slash = typed.lastIndexOf('/');
        String directory = typed.substring(0, slash + 1);
        String begin = typed.substring(slash + 1);
        String[] names = new File(directory.isEmpty() ? "." : inHome(directory)).list();
        if (names == null) {
            return List.of();
        }
        Arrays.sort(names);
        List<Suggestion> all = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(begin) && (begin.startsWith(".") || !name.startsWith(".")) && all.size() < MOST) {
                boolean more = new File(inHome(directory), name).isDirectory();
                all.add(
                        more
                                ? Suggestion.start(directory + name + "/", "", "files")
                                : Suggestion.of(directory + name, "", "files"));
            }
        }
        return all;
    }

    private static String inHome(String directory) {
        return directory.startsWith("~/") ? System.getProperty("user.home") + directory.substring(1) : directory;
    }
}
