package io.podwire.engine.netns;

import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.SystemCallException;
import java.util.ArrayList;
import java.util.List;

/**
 * Does a little work inside network namespaces: on a fresh platform thread that enters, works, and ends. It never goes back, is
 * never used again, and starts nothing: a thread started inside would stay in that namespace, and one from a pool would carry
 * it to whoever uses the pool next. What the work opens, such as a socket, goes on answering for the namespace from any thread.
 */
public final class NetnsEntry {

    /** What is done inside. Must be short, and must not start a thread, use a pool, or start a process. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SystemCallException;
    }

    /**
     * One of several places to work in.
     *
     * @param netns opened nsfs file of the namespace; stays the caller's
     * @param path where it was opened, for messages
     */
    public record Place(Descriptor netns, String path) {}

    /**
     * What working in one place gave.
     *
     * @param value null where it failed
     * @param failure null where it did not
     */
    public record Outcome<T>(T value, SystemCallException failure) {

        T orThrow() throws SystemCallException {
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }

    private NetnsEntry() {}

    /**
     * Works inside.
     *
     * @return what the work returned
     * @throws SystemCallException as setns(2), most often EPERM; or what the work throws
     */
    public static <T> T inside(Place place, Work<T> work) throws SystemCallException {
        return insideEach(List.of(place), work).get(0).orThrow();
    }

    /**
     * Does the same work in several places, one after the other on one thread: on a busy host starting a thread and waiting for it
     * takes a hundred times longer than entering.
     *
     * @return an outcome for each place, in their order
     */
    public static <T> List<Outcome<T>> insideEach(List<Place> places, Work<T> work) {
        // JNA must not be set up by a thread that is elsewhere: see Libc.
        Libc.load();
        Visit<T> visit = new Visit<>(places, work);
        Thread thread = new Thread(null, visit, "podwire-netns", 0, false);
        thread.setDaemon(true);
        thread.start();
        join(thread);
        return visit.outcomes();
    }

    /** The work is short, and half an entry is of no use: an interrupt is kept for afterwards. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Visit<T> implements Runnable {

        private final List<Place> places;
        private final Work<T> work;
        private final List<Outcome<T>> outcomes;
        private RuntimeException defect;
        private Error error;

        Visit(List<Place> places, Work<T> work) {
            this.places = places;
            this.work = work;
            this.outcomes = new ArrayList<>(places.size());
        }

        @Override
        public void run() {
            try {
                for (Place place : places) {
                    outcomes.add(visit(place));
                }
            } catch (RuntimeException e) {
                defect = e;
            } catch (Error e) {
                error = e;
            }
        }

        private Outcome<T> visit(Place place) {
            try {
                if (Libc.setns(place.netns().number(), Libc.CLONE_NEWNET) != 0) {
                    return new Outcome<>(null, new SystemCallException("setns(" + place.path() + ")", Libc.errno()));
                }
                return new Outcome<>(work.run(), null);
            } catch (SystemCallException e) {
                return new Outcome<>(null, e);
            }
        }

        List<Outcome<T>> outcomes() {
            if (defect != null) {
                throw defect;
            }
            if (error != null) {
                throw error;
            }
            return outcomes;
        }
    }
}
