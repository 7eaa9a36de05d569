package io.podwire.values;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every record of the module api that travels, found on the class path so that a new one is tested without being named here. */
final class ApiRecords {

    /** What a command says of itself: it never leaves the process, and holds classes. */
    private static final Set<Class<?>> DECLARATIONS = Set.of(CommandSpec.Result.class, Parameter.class);

    private ApiRecords() {}

    static List<Class<?>> all() throws IOException, URISyntaxException {
        URI home =
                Answer.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(home))) {
            return in(Path.of(home));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + home), Map.of())) {
            return in(jar.getPath("/"));
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("io/podwire/api"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(ApiRecords::load)
                    .filter(Class::isRecord)
                    .filter(type -> !DECLARATIONS.contains(type))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
