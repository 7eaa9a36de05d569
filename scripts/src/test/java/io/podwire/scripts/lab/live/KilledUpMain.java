package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.testkit.FakeSession;
import java.nio.file.Path;
import java.util.List;

/** A process that brings a lab up, and tells how far it came; to be killed meanwhile. */
final class KilledUpMain {

    private KilledUpMain() {}

    /** @param arguments folder of states, the lab's file */
    public static void main(String[] arguments) {
        System.out.println("begins");
        FakeSession session = TinyLab.session();
        session.onProgress(System.out::println);
        new LabLife(new Labs(Path.of(arguments[0]), "me"), session).up(LabShelf.find(arguments[1]), List.of());
        System.out.println("up");
    }
}
