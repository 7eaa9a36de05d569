package io.podwire.shell.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A shelf with two labs and their faults, and the states of two that are up. */
final class SampleLabs {

    private SampleLabs() {}

    /** Makes them. @return the lines that tell a shell where they are */
    static String in(Path folder) throws IOException {
        for (String file : List.of("red/lab", "red/cable-down", "red/cable-cut", "blue/lab", "blue/wet")) {
            Path path = folder.resolve("shelf").resolve(file + ".groovy");
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
        // green was brought up from elsewhere
        for (String up : List.of("lab\tred\tx\nnode\tworker-7\t1\nplace\tshop/cart-0\t2\n", "lab\tgreen\tx\n")) {
            Path state = folder.resolve("up/root").resolve(up.split("\t")[1]).resolve("state");
            Files.createDirectories(state.getParent());
            Files.writeString(state, up);
        }
        return "export PODWIRE_LAB_PATH='" + folder.resolve("shelf") + "' PODWIRE_LABS='" + folder.resolve("up")
                + "'\n";
    }
}
