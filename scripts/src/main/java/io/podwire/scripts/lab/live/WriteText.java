package io.podwire.scripts.lab.live;

/** Writes a file. */
final class WriteText {

    private WriteText() {}

    static String of(String path, String text) {
        String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        String end = "END";
        while (text.lines().anyMatch(end::equals)) {
            end += "_";
        }
        return "mkdir -p " + StepText.quoted(folder) + "\ncat > " + StepText.quoted(path) + " <<'" + end + "'\n" + text
                + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + end;
    }
}
