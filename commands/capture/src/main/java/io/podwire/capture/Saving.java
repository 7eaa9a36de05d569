package io.podwire.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotWritten;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.capture.CaptureArgs.WhenFull;
import io.podwire.capture.budget.Budget;
import io.podwire.capture.clock.Clocks;
import io.podwire.capture.write.PipeSink;
import io.podwire.capture.write.PostRotate;
import io.podwire.capture.write.Rotation;
import io.podwire.capture.write.SaveFiles;
import io.podwire.capture.write.Sink;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.Origin;
import io.podwire.packets.file.WriteBuffer;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;

/** Where and how frames are written: which format, which files, how much. */
final class Saving {

    private final CaptureArgs args;
    private final Session session;
    private final Clocks clocks;
    private final Rotation rotation;
    private final WriteBuffer buffer = new WriteBuffer();
    private final NodeNames names;
    private final FileNames told;

    Saving(CaptureArgs args, Session session, Clocks clocks, NodeNames names, FileNames told) {
        this.args = args;
        this.session = session;
        this.clocks = clocks;
        this.names = names;
        this.told = told;
        this.rotation = streams()
                ? null
                : Rotation.of(args.write().orElseThrow(), args.fileSize(), args.files(), args.rotateSeconds());
        if (streams() && !args.wireshark() && args.print()) {
            throw new BadUse("-w - and --print would mix bytes and lines in one output; give one of them");
        }
        if (args.budget().isPresent() && args.budget().get().bytes() == 0) {
            throw new BadUse("--budget: expected a size above 0");
        }
        if (!args.comment().isEmpty() && !keepsComments()) {
            throw new BadUse(
                    "--comment: a pcap file has no place for it; expected -w with a name that ends with .pcapng");
        }
    }

    private boolean streams() {
        return args.wireshark() || args.write().orElseThrow().equals("-");
    }

    private boolean keepsComments() {
        return namedPcapng() || args.link().size() > 1;
    }

    /** A program takes over at this name: there is nothing to protect and nothing to count. */
    private boolean special() {
        Path path = Path.of(args.write().orElseThrow());
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** Refuses what can't be written before anything is captured. */
    void check() {
        if (streams()) {
            if (!args.wireshark()) {
                session.output();
            }
            return;
        }
        owner();
        args.postrotateCommand()
                .ifPresent(program -> new PostRotate(program, session::note).refuseMissing(System.getenv("PATH")));
        SaveFiles.refuseExisting(rotation, session.zone(), clocks.now());
        if (dropsOldest() && !rotation.rotates()) {
            throw new BadUse("--when-full oldest: one file has no oldest; expected -C or -G too");
        }
        budget().close();
    }

    private boolean dropsOldest() {
        return args.whenFull().map(what -> what == WhenFull.OLDEST).orElse(rotation.rotates());
    }

    private Budget budget() {
        return special() ? Budget.unlimited() : Budget.open(folder(), session::disk, args.budget());
    }

    /** Of the first file: with {@code -G} a folder's name may have the time in it too. */
    private Path folder() {
        return rotation.first(clocks.now().atZone(session.zone()))
                .toAbsolutePath()
                .getParent();
    }

    private UserPrincipal owner() {
        if (args.relinquishPrivileges().isEmpty()) {
            return null;
        }
        String user = args.relinquishPrivileges().get();
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
        } catch (IOException e) {
            throw new NotFound("-Z: there is no user '" + Printable.of(user) + "'", e);
        }
    }

    /** Begins to write what a source gives. */
    Sink open(FrameSource source) {
        if (args.headers() && !pcapng(source.links())) {
            session.note(
                    "--headers: packets are cut behind their headers, and a pcap file has no place to say so; a name that ends with"
                            + " .pcapng has");
        }
        if (streams()) {
            return stream(source);
        }
        Budget budget = budget();
        if (!special()) {
            session.note("writes " + budget.words() + "; then "
                    + (dropsOldest() ? "the oldest file makes room" : "it stops"));
        }
        try {
            return new SaveFiles(
                    rotation,
                    format(source),
                    () -> counts(source),
                    budget,
                    dropsOldest(),
                    args.postrotateCommand()
                            .map(program -> new PostRotate(program, session::note))
                            .orElse(null),
                    owner(),
                    session.zone(),
                    session::note,
                    clocks.now());
        } catch (RuntimeException e) {
            budget.close();
            throw e;
        }
    }

    private SaveFiles.Format format(FrameSource source) {
        return new SaveFiles.Format() {
            @Override
            public FrameWriter begin(WritableByteChannel channel) throws IOException {
                return writer(channel, source);
            }

            /** Where names stand in a file that is read, they come after what they are for. */
            @Override
            public void end(FrameWriter writer, LongPredicate fits) throws IOException {
                Map<IpAddress, String> all = told.get();
                if (!all.isEmpty() && fits.test(FrameWriter.mostOfNames(all.size()))) {
                    writer.names(all);
                }
            }
        };
    }

    /** What was counted of a link; of a file there is nothing to count. */
    private CaptureCounts counts(FrameSource source) {
        return live() ? source.counts() : null;
    }

    private boolean live() {
        return args.read().isEmpty() && args.readList().isEmpty();
    }

    private Sink stream(FrameSource source) {
        try {
            WritableByteChannel channel =
                    args.wireshark() ? new Wireshark(session).start() : Channels.newChannel(new Kept(session.output()));
            return new PipeSink(writer(channel, source), () -> counts(source));
        } catch (IOException e) {
            throw new NotWritten("-w -: " + Printable.of(String.valueOf(e.getMessage())), e);
        }
    }

    /** pcapng where the name or several sorts of frames ask for it, else what every old tool reads. */
    private boolean pcapng(List<CapturedLink> links) {
        return namedPcapng() || links.size() > 1;
    }

    private boolean namedPcapng() {
        String path = args.write().orElse("");
        // not at its end: -C puts a number behind it
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return args.wireshark() || name.contains(".pcapng");
    }

    private FrameWriter writer(WritableByteChannel channel, FrameSource source) throws IOException {
        List<CapturedLink> links = source.links();
        if (pcapng(links)) {
            FrameWriter writer = FrameWriter.pcapng(channel, buffer, origin(links), source::links);
            writer.names(live() ? names.get() : Map.of());
            return writer;
        }
        CapturedLink link = links.isEmpty() ? null : links.get(0);
        int snap = link == null || link.snapLength() == 0 ? CaptureRequest.MAX_SNAP_LENGTH : link.snapLength();
        return FrameWriter.pcap(channel, buffer, args.nano(), link == null ? 1 : link.linkType(), snap, source::links);
    }

    private Origin origin(List<CapturedLink> links) {
        List<String> comments = new ArrayList<>(args.comment());
        if (args.headers()) {
            comments.add("cut after the innermost transport header (--headers); DNS was kept whole");
        }
        return new Origin(
                System.getProperty("os.arch"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                application(links),
                comments);
    }

    /** As dumpcap has it: what wrote the file, and with which libpcap its filter was compiled. */
    private static String application(List<CapturedLink> links) {
        String compiler = links.isEmpty() ? null : links.get(0).compiler();
        return compiler == null ? "podwire" : "podwire, filter compiled by " + compiler;
    }

    List<String> dryRun() {
        if (streams()) {
            return List.of("writes: a stream, to " + (args.wireshark() ? "Wireshark" : "the output"));
        }
        SaveFiles.refuseExisting(rotation, session.zone(), clocks.now());
        if (special()) {
            return List.of("writes: " + Printable.of(args.write().orElseThrow()) + ", which takes no room");
        }
        List<String> lines = new ArrayList<>();
        lines.add("writes: " + Printable.of(args.write().orElseThrow()) + ", mode 0600"
                + (rotation.fileBytes() > 0 ? ", a new file after " + Budget.text(rotation.fileBytes()) : "")
                + (rotation.periodNanos() > 0
                        ? ", a new file every " + rotation.periodNanos() / 1_000_000_000L + " s"
                        : ""));
        try (Budget budget = budget()) {
            lines.add("budget: " + budget.words() + "; then "
                    + (dropsOldest() ? "the oldest file makes room" : "it stops"));
        }
        return lines;
    }
}
