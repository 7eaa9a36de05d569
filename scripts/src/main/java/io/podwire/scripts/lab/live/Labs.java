package io.podwire.scripts.lab.live;

import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.NotWritten;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The labs of one user, as their state folders tell of them: {@code /run/podwire/labs/USER/LAB/state}. The environment's {@code
 * PODWIRE_LABS} stands in place of {@code /run/podwire/labs}; USER is who called sudo, else who runs this.
 */
public final class Labs {

    private static final String STATE = "state";
    private static final Path ROOT = Path.of("/run/podwire/labs");

    private final Path root;
    private final String user;

    Labs(Path root, String user) {
        this.root = root;
        this.user = user;
    }

    /** Those of the user of this process. */
    public static Labs ofProcess() {
        return of(System.getenv(), System.getProperty("user.name", ""));
    }

    static Labs of(Map<String, String> environment, String processUser) {
        String root = environment.getOrDefault("PODWIRE_LABS", "");
        String sudo = environment.getOrDefault("SUDO_USER", "");
        String user = sudo.isEmpty() ? processUser : sudo;
        if (user.isEmpty() || user.startsWith(".") || user.indexOf('/') >= 0) {
            throw new BadUse("the user's name '" + Printable.of(user) + "' can't be the name of a folder");
        }
        return new Labs(root.isEmpty() ? ROOT : Path.of(root).toAbsolutePath().normalize(), user);
    }

    /** Whose labs these are. */
    public String user() {
        return user;
    }

    /** Where the user's states lie. */
    Path folder() {
        return root.resolve(user);
    }

    /**
     * What the lab's control groups are called, whose names are shared with others on this machine; with a number for another root, which
     * may have a lab of the same name.
     */
    String prefix(String lab) {
        String name = "podwire-lab-" + user + "-" + lab;
        return root.equals(ROOT)
                ? name
                : name + "-" + Integer.toHexString(root.toString().hashCode());
    }

    /**
     * The state of a lab; null where nothing is known of it.
     *
     * @throws BadData where the file can't be understood
     */
    public LabState read(String lab) {
        Path file = folder().resolve(lab).resolve(STATE);
        try {
            return StateText.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return null;
        } catch (AccessDeniedException e) {
            throw new NotPermitted(file + ": EACCES (Permission denied)", "needs: root");
        } catch (IOException e) {
            throw new BadData(file + ": can't be read: " + e);
        }
    }

    /** Those of which something is known, by name; also dead ones. A state that can't be understood is a gap. */
    public List<LabState> all(List<Gap> gaps) {
        List<LabState> states = new ArrayList<>();
        for (String lab : names()) {
            try {
                LabState state = read(lab);
                if (state != null) {
                    states.add(state);
                }
            } catch (BadData | NotPermitted e) {
                gaps.add(new Gap(lab, e.getMessage()));
            }
        }
        return states;
    }

    /** Whether there is a folder of this user's, be it an empty one. */
    boolean exist() {
        return Files.isDirectory(folder());
    }

    /** The names of all state folders, sorted; what is in them may be broken. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), Files::isDirectory)) {
            all.forEach(each -> names.add(each.getFileName().toString()));
        } catch (IOException e) {
            // none was ever made
        }
        names.sort(null);
        return names;
    }

    /** Writes a state, whole or not at all: whoever reads it meanwhile sees the one before. */
    void write(LabState state) {
        Path folder = folder().resolve(state.lab());
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve(STATE + ".new");
            Files.writeString(fresh, StateText.of(state), StandardCharsets.UTF_8);
            Files.move(fresh, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NotWritten(folder + ": " + e);
        }
    }

    /** Forgets a lab. */
    void forget(String lab) {
        Path folder = folder().resolve(lab);
        try {
            Files.deleteIfExists(folder.resolve(STATE));
            Files.deleteIfExists(folder.resolve(STATE + ".new"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new NotWritten(folder + ": " + e);
        }
    }

    /** Removes the folders above, where nothing is in them any more. */
    void tidy() {
        Path above = folder();
        try {
            Files.deleteIfExists(above);
            if (root.equals(ROOT)) {
                Files.deleteIfExists(root);
                Files.deleteIfExists(root.getParent());
            }
        } catch (DirectoryNotEmptyException e) {
            // somebody else's
        } catch (IOException e) {
            throw new NotWritten(above + ": " + e);
        }
    }
}
