package io.podwire.snapshot.read;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.snapshot.file.HostLine;
import io.podwire.snapshot.file.Kind;
import io.podwire.snapshot.file.NetnsLine;
import io.podwire.snapshot.file.SnapshotHeader;
import io.podwire.values.Json;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in a snapshot, read when it is asked for. May be used by several threads. */
public final class SavedFacts {

    /** Records of lists that stay in memory, the last asked ones: a runbook asks for the same links again and again. */
    private static final int MOST_ITEMS_KEPT = 8_000;

    /** Octets of entries that stay in memory, in all. */
    private static final int MOST_OCTETS_KEPT = 20 << 20;

    private static final int MOST_HEADER = 16 << 20;

    private final Entries entries;
    private final SnapshotHeader header;
    private final Map<String, NetnsLines> indexes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Saved<?>> answers = new HashMap<>();
    private final Map<String, Boolean> present = new HashMap<>();
    private final Map<Place, List<?>> lists = new LinkedHashMap<>(16, 0.75f, true);
    private int listed;

    private record Place(Kind kind, long netns) {}

    private SavedFacts(Entries entries, SnapshotHeader header) {
        this.entries = entries;
        this.header = header;
    }

    /**
     * Opens a snapshot and reads its first entry.
     *
     * @param path its file, or a folder with the same entries
     * @throws NotFound where nothing is there
     * @throws NotPermitted where it may not be read
     * @throws BadData where it is no snapshot, or not a whole one
     * @throws Unsupported where its format is newer than this podwire
     */
    public static SavedFacts open(Path path) {
        String place = Printable.of(path.toString());
        try {
            Entries entries;
            if (Files.isDirectory(path)) {
                entries = new FolderEntries(path);
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new BadData(place + ": is no file and no folder");
            } else {
                entries = ZipEntries.open(path);
            }
            return new SavedFacts(entries, header(entries));
        } catch (NoSuchFileException e) {
            throw new NotFound(place + ": ENOENT (No such file or directory)");
        } catch (AccessDeniedException e) {
            throw new NotPermitted(
                    place + ": EACCES (Permission denied)", "a snapshot can be read by who took it: mode 0600");
        } catch (IOException e) {
            throw new BadData(place + ": can't be read: " + Printable.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static SnapshotHeader header(Entries entries) {
        return Damage.told(entries, SnapshotHeader.ENTRY, () -> {
            byte[] json;
            try (InputStream in = entries.open(SnapshotHeader.ENTRY)) {
                if (in == null) {
                    throw new BadData("is not there; this is no snapshot of podwire");
                }
                json = in.readNBytes(MOST_HEADER + 1);
            }
            if (json.length > MOST_HEADER) {
                throw new BadData("has more than " + MOST_HEADER + " octets");
            }
            // before anything else: a newer format may have other types in the same places
            FormatOnly format = Json.read(json, FormatOnly.class);
            if (!SnapshotHeader.FORMAT.equals(format.format())) {
                throw new BadData("format: expected \"" + SnapshotHeader.FORMAT + "\", found \""
                        + Printable.of(String.valueOf(format.format())) + "\"");
            }
            if (format.version() > SnapshotHeader.VERSION) {
                throw new Unsupported(
                        entries.place() + ": was made by a newer podwire, format " + format.version()
                                + "; this one reads " + SnapshotHeader.VERSION,
                        "try:   a podwire of at least version " + Printable.of(String.valueOf(format.podwire())));
            }
            SnapshotHeader header = Json.read(json, SnapshotHeader.class);
            if (header.host() == null || header.own() == null || header.clock() == null) {
                throw new BadData("lacks host, own or clock");
            }
            return header;
        });
    }

    private record FormatOnly(String format, int version, String podwire) {}

    /** What it is, of which host and from when. */
    public SnapshotHeader header() {
        return header;
    }

    /** The file or folder, as messages name it. */
    String place() {
        return entries.place();
    }

    /**
     * An answer about the whole host.
     *
     * @param type of its items
     * @throws Unsupported where the entry is not there
     * @throws io.podwire.api.error.PodwireException where there was no answer, as there was none
     */
    @SuppressWarnings("unchecked")
    synchronized <T> Answer<T> answer(String entry, Class<T> type) {
        Saved<T> known = (Saved<T>) answers.get(entry);
        if (known == null) {
            known = Damage.told(entries, entry, () -> readAnswer(entry, type));
            answers.put(entry, known);
        }
        if (known.problem() != null) {
            throw refusal(entry, known.problem());
        }
        return known.answer();
    }

    @SuppressWarnings("unchecked")
    private <T> Saved<T> readAnswer(String entry, Class<T> type) throws IOException {
        Type lineType = TypeOf.generic(HostLine.class, type);
        List<T> items = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        InputStream in = entries.open(entry);
        if (in == null) {
            throw notThere(entry);
        }
        Problem problem = null;
        try (LineReader reader = new LineReader(in)) {
            while (reader.next()) {
                if (reader.length() == 0) {
                    continue;
                }
                HostLine<T> line = (HostLine<T>)
                        parsed(Arrays.copyOf(reader.octets(), reader.length()), reader.number(), lineType);
                if (line.problem() != null) {
                    problem = line.problem();
                } else if (line.item() != null) {
                    items.add(line.item());
                } else if (line.gap() != null) {
                    gaps.add(line.gap());
                }
            }
            checkSum(entry, reader);
        }
        return problem == null ? new Saved<>(new Answer<>(items, gaps), null) : new Saved<>(null, problem);
    }

    /** As it was: an answer, or a refusal. */
    private record Saved<T>(Answer<T> answer, Problem problem) {}

    /** An entry that says what it can't. */
    BadData damaged(String entry, String how) {
        return new BadData(entries.place() + ": " + entry + ": " + how);
    }

    /** What was said instead of an answer; a type that no snapshot has is damage. */
    RuntimeException refusal(String entry, Problem problem) {
        return problem.type() == null || problem.type() == Problem.Type.DEFECT
                ? damaged(entry, "a problem of no known type: " + Printable.of(String.valueOf(problem.message())))
                : problem.toException();
    }

    private void checkSum(String entry, LineReader reader) {
        Long expected = entries.checksum(entry);
        if (expected != null && expected != reader.checksum()) {
            throw new BadData("is damaged: its checksum is not that of the list of entries");
        }
    }

    private Unsupported notThere(String entry) {
        return new Unsupported(entries.place() + ": has no " + entry + ": that was not asked when it was made");
    }

    private static Object parsed(byte[] json, int number, Type type) {
        try {
            return Json.read(json, type);
        } catch (BadData e) {
            throw new BadData("line " + number + ": " + e.getMessage(), e);
        }
    }

    /**
     * A list of facts of a namespace.
     *
     * @throws Unsupported where the entry is not there
     * @throws io.podwire.api.error.PodwireException where they could not be read, as they could not
     */
    synchronized List<?> items(Kind kind, long netns) {
        Place place = new Place(kind, netns);
        List<?> known = lists.get(place);
        if (known == null) {
            known = read(kind, netns);
            lists.put(place, known);
            listed += known.size();
            while (listed > MOST_ITEMS_KEPT && lists.size() > 1) {
                Place eldest = lists.keySet().iterator().next();
                listed -= lists.remove(eldest).size();
            }
        }
        return known;
    }

    private List<?> read(Kind kind, long netns) {
        List<Object> items = new ArrayList<>();
        Type type = TypeOf.generic(NetnsLine.class, kind.type());
        for (Object line : lines(kind.entry(), netns, type)) {
            NetnsLine<?> some = (NetnsLine<?>) line;
            if (some.problem() != null) {
                throw refusal(kind.entry(), some.problem());
            }
            items.addAll(some.items());
        }
        return List.copyOf(items);
    }

    /**
     * The lines of a namespace in an entry, bound to their record.
     *
     * @throws Unsupported where the entry is not there
     */
    synchronized List<Object> lines(String entry, long netns, Type type) {
        List<Object> bound = new ArrayList<>(1);
        for (NetnsLines.Line line : index(entry).of(netns)) {
            bound.add(bound(entry, line, type));
        }
        return bound;
    }

    /** As {@link #lines}; none where the entry is not there. */
    synchronized List<Object> linesIfThere(String entry, long netns, Type type) {
        if (present.computeIfAbsent(entry, this::isThere)) {
            return lines(entry, netns, type);
        }
        return List.of();
    }

    private boolean isThere(String entry) {
        return Damage.told(entries, entry, () -> {
            try (InputStream in = entries.open(entry)) {
                return in != null;
            }
        });
    }

    /** A line as its record. */
    Object bound(String entry, NetnsLines.Line line, Type type) {
        return Damage.told(entries, entry, () -> parsed(line.json(), line.number(), type));
    }

    /** Lines of a namespace, not yet read, for tables too long for the memory. */
    synchronized List<NetnsLines.Line> raw(String entry, long netns) {
        return index(entry).of(netns);
    }

    private NetnsLines index(String entry) {
        NetnsLines lines = indexes.get(entry);
        if (lines == null) {
            lines = NetnsLines.read(entries, entry);
            if (lines == null) {
                throw notThere(entry);
            }
            indexes.put(entry, lines);
            letGo();
        }
        return lines;
    }

    private void letGo() {
        int octets = indexes.values().stream().mapToInt(NetnsLines::weight).sum();
        while (octets > MOST_OCTETS_KEPT && indexes.size() > 1) {
            String eldest = indexes.keySet().iterator().next();
            octets -= indexes.remove(eldest).weight();
        }
    }
}
