package io.podwire.scripts.lab.dress;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The control groups of a lab, which outlive its processes: a directory of its name in each hierarchy. */
public final class ControlGroups {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private ControlGroups() {}

    /**
     * Removes a lab's groups in all hierarchies; none is there: nothing to do.
     *
     * @param name of the directory, without a slash: {@code podwire-lab-USER-LAB}
     * @return directories that are still there, since something runs in them or the file system is read-only; mostly none
     */
    public static List<Path> remove(String name) {
        if (!name.startsWith("podwire-lab-") || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("no group of a lab: " + name);
        }
        List<Path> left = new ArrayList<>();
        for (Path group : find(name)) {
            try {
                removeTree(group);
            } catch (IOException e) {
                left.add(group);
            }
        }
        return left;
    }

    /** Where a lab has groups. */
    public static List<Path> find(String name) {
        List<Path> found = new ArrayList<>();
        // The second version's own tree; or one tree a controller, and the second version's below "unified".
        if (Files.isDirectory(ROOT.resolve(name))) {
            found.add(ROOT.resolve(name));
        }
        try (var hierarchies = Files.newDirectoryStream(ROOT, Files::isDirectory)) {
            for (Path hierarchy : hierarchies) {
                if (!Files.isSymbolicLink(hierarchy) && Files.isDirectory(hierarchy.resolve(name))) {
                    found.add(hierarchy.resolve(name));
                }
            }
        } catch (IOException none) {
            // No control groups here, or none that we may see: then there are none of ours.
        }
        return found;
    }

    /** Directories only, the deepest first: what else lies in them is the kernel's and goes with them (cgroups(7)). */
    private static void removeTree(Path group) throws IOException {
        Files.walkFileTree(group, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                try {
                    Files.delete(directory);
                } catch (DirectoryNotEmptyException busy) {
                    throw new IOException(directory + " is in use", busy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
