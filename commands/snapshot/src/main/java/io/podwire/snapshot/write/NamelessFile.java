package io.podwire.snapshot.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file for its owner alone that nobody finds, and that the kernel removes with this process, however that ends. */
final class NamelessFile {

    private NamelessFile() {}

    /** On Linux, a file that is to be deleted on close loses its name as soon as it is open. */
    static FileChannel in(Path folder) throws IOException {
        Path path = folder.resolve(
                PartFile.PREFIX + "spool-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
