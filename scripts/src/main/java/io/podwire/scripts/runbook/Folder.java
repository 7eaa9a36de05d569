package io.podwire.scripts.runbook;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with runbooks, or with labs.
 *
 * @param path may not exist
 * @param shipped true for the one that came with podwire
 * @param named true where the user named it, so that it should be there
 */
public record Folder(Path path, boolean shipped, boolean named) {

    /** Where this process looks. */
    static List<Folder> ofProcess() {
        return of(System.getenv(), System.getProperty("podwire.launcher"));
    }

    /** Where this process looks for something else that lies as runbooks do. */
    public static List<Folder> ofProcess(String kind, String variable) {
        return of(System.getenv(), System.getProperty("podwire.launcher"), kind, variable);
    }

    /**
     * Where to look, in this order: the shipped ones; the folders in {@code PODWIRE_RUNBOOKS}, with {@code :} between; {@code
     * podwire/runbooks} in the user's configuration ({@code XDG_CONFIG_HOME}, else {@code ~/.config}). The order is that of the list;
     * a name may stand in one of them only.
     *
     * @param launcher path of the file that started podwire: the shipped ones lie beside it; null where nothing did
     */
    static List<Folder> of(Map<String, String> environment, String launcher) {
        return of(environment, launcher, "runbooks", "PODWIRE_RUNBOOKS");
    }

    /**
     * Likewise for something else.
     *
     * @param kind name of the folders
     * @param variable the one of the environment that names more
     */
    static List<Folder> of(Map<String, String> environment, String launcher, String kind, String variable) {
        List<Folder> folders = new ArrayList<>();
        if (launcher != null) {
            Path home = Path.of(launcher).toAbsolutePath().getParent();
            // in an archive beside lib, in the source tree with the scripts
            Path packed = home.resolve(kind);
            folders.add(new Folder(
                    Files.isDirectory(packed) ? packed : home.resolve("scripts").resolve(kind), true, false));
        }
        for (String path : environment.getOrDefault(variable, "").split(File.pathSeparator, -1)) {
            if (!path.isEmpty()) {
                folders.add(new Folder(Path.of(path).toAbsolutePath(), false, true));
            }
        }
        Path configuration = configuration(environment);
        if (configuration != null) {
            folders.add(new Folder(configuration.resolve("podwire").resolve(kind), false, false));
        }
        return folders;
    }

    private static Path configuration(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (xdg.startsWith("/")) {
            return Path.of(xdg);
        }
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? null : Path.of(home, ".config");
    }
}
