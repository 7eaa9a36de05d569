package io.podwire.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.Unsupported;
import io.podwire.api.packet.CaptureItem;
import io.podwire.api.value.Printable;
import io.podwire.capture.clock.Clocks;
import io.podwire.capture.clock.WallTime;
import io.podwire.capture.clock.Window;
import io.podwire.capture.write.Sink;
import io.podwire.packets.line.LinkNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes of what was said what is to be done; refuses what does not fit together before anything is opened. */
final class Planning {

    private final CaptureArgs args;
    private final Session session;
    private final Clocks clocks;
    private final CaptureFilter filter;
    private final boolean live;
    private final FileNames told = new FileNames();

    Planning(CaptureArgs args, Session session, Clocks clocks) {
        this.args = args;
        this.session = session;
        this.clocks = clocks;
        this.filter = FilterText.of(args);
        this.live = args.read().isEmpty() && args.readList().isEmpty();
    }

    Running<CaptureItem, CaptureSummary> run() {
        refuseContradictions();
        if (args.listDataLinkTypes()) {
            return linkTypes();
        }
        if (args.listTimeStampTypes()) {
            return timeStampTypes();
        }
        if (args.program() > 0) {
            return new ProgramListing(args, filter, session).run(this::source);
        }
        NodeNames names = new NodeNames(session);
        Window window = window();
        Saving saving =
                args.write().isPresent() || args.wireshark() ? new Saving(args, session, clocks, names, told) : null;
        if (args.dryRun()) {
            return Listing.ofLines(dryRun(window, saving));
        }
        if (saving != null) {
            saving.check();
        }
        if (window.said() != null) {
            session.note(window.said());
        }
        Function<FrameSource, Sink> sink = saving == null ? null : saving::open;
        boolean prints = !args.count() && (saving == null || args.print() || args.stats());
        Supplier<FrameSource> source = this::source;
        if (window.start() != null) {
            // whatever is wrong with it is better told now than at that time
            source.get().close();
        }
        Plan plan = new Plan(
                () -> announced(source.get()),
                live,
                filter != null,
                sink,
                prints ? Describer.of(args, session, linkNames(), live && args.numeric() == 0 ? names : null) : null,
                window,
                args.packets().orElse(0L),
                args.packetBuffered());
        Recording recording = new Recording(plan, session, clocks);
        if (args.count()) {
            return AddingUp.ofNumber(recording);
        }
        return args.stats() ? AddingUp.ofTraffic(recording) : recording;
    }

    private void refuseContradictions() {
        if (args.packets().isPresent() && args.packets().get() <= 0) {
            throw new BadUse("-c " + args.packets().get() + ": expected a number of packets above 0");
        }
        if (args.lasting().isPresent() && args.lasting().get().isZero()) {
            throw new BadUse("--for: expected a time above 0");
        }
        if (args.stats() && (args.count() || args.print())) {
            throw new BadUse(
                    "--stats says what packets are in sum; leave out " + (args.count() ? "--count" : "--print"));
        }
        if (args.nano() && args.micro()) {
            throw new BadUse("--nano and --micro exclude each other");
        }
        if (args.write().isEmpty() || args.write().get().equals("-")) {
            needsFile(args.fileSize().isPresent(), "-C");
            needsFile(args.rotateSeconds().isPresent(), "-G");
            needsFile(args.files().isPresent(), "-W");
            needsFile(args.postrotateCommand().isPresent(), "-z");
            needsFile(args.budget().isPresent(), "--budget");
            needsFile(args.whenFull().isPresent(), "--when-full");
        }
        if (args.wireshark() && args.write().isPresent()) {
            throw new BadUse("both --wireshark and -w say where packets go; give one of them");
        }
        args.timeStampType().ifPresent(type -> {
            if (!type.equals("host")) {
                throw new Unsupported(
                        "-j " + Printable.of(type) + ": frames are stamped by the kernel; only 'host' is there");
            }
        });
        if (!live
                && (args.start().isPresent()
                        || args.stop().isPresent()
                        || args.lasting().isPresent())) {
            throw new BadUse("--start, --stop and --for say when to capture; -r reads a file");
        }
        if (!live && !args.link().isEmpty()) {
            throw new BadUse("both -i and -r say where packets come from; give one of them");
        }
    }

    private void needsFile(boolean given, String flag) {
        if (given) {
            boolean stream = args.write().isPresent() || args.wireshark();
            throw new BadUse(
                    flag + " is about files, and " + (stream ? "what is written is a stream" : "there is no -w"));
        }
    }

    private Window window() {
        return Window.of(
                args.start()
                        .map(text -> WallTime.parse("--start", text, session.zone()))
                        .orElse(null),
                args.stop()
                        .map(text -> WallTime.parse("--stop", text, session.zone()))
                        .orElse(null),
                args.lasting().orElse(null),
                clocks.now().atZone(session.zone()));
    }

    private LinkNames linkNames() {
        return live ? new LinksOfPlace(session, () -> Points.of(args.link(), session)) : LinkNames.NONE;
    }

    private FrameSource source() {
        if (!live) {
            return new ReadFiles(args, filter, session, told).open();
        }
        FrameSource source = session.frames(request());
        try {
            refuseOtherLinkType(source.links());
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private CaptureRequest request() {
        int snap = args.snapshotLength().orElse(0);
        if (snap < 0 || snap > CaptureRequest.MAX_SNAP_LENGTH) {
            throw new BadUse("-s " + snap + ": expected 0 to " + CaptureRequest.MAX_SNAP_LENGTH + " bytes");
        }
        if (args.bufferSize().isPresent() && args.bufferSize().get() <= 0) {
            throw new BadUse("-B " + args.bufferSize().get() + ": expected a number of KiB above 0");
        }
        return new CaptureRequest(
                Points.of(args.link(), session),
                filter,
                snap == 0 ? CaptureRequest.MAX_SNAP_LENGTH : snap,
                args.bufferSize().map(kib -> kib * 1024L).orElse(null),
                !args.noPromiscuousMode(),
                args.direction().orElse(Direction.INOUT),
                args.immediateMode(),
                args.headers());
    }

    private void refuseOtherLinkType(List<CapturedLink> links) {
        for (CapturedLink link : links) {
            String name = LinkTypeNames.name(link.linkType());
            if (args.linkType().isPresent() && !args.linkType().get().equalsIgnoreCase(name)) {
                throw new BadUse("-y " + Printable.of(args.linkType().get()) + ": frames of "
                        + Printable.of(link.name()) + " are " + name + " and nothing else");
            }
        }
    }

    /** Says where it listens, as tcpdump does. */
    private FrameSource announced(FrameSource source) {
        for (CapturedLink link : source.links()) {
            if (live) {
                if (args.verbose() > 0 && link.compiler() != null) {
                    session.note(
                            "filter of " + Printable.of(link.name()) + " compiled by " + Printable.of(link.compiler()));
                }
                session.note("listening on " + Printable.of(link.name()) + where(link) + ", link-type "
                        + LinkTypeNames.described(link.linkType()) + ", snapshot length "
                        + (link.snapLength() == 0 ? CaptureRequest.MAX_SNAP_LENGTH : link.snapLength()) + " bytes");
            }
        }
        return source;
    }

    private static String where(CapturedLink link) {
        if (link.pod() != null && "host".equals(link.netns())) {
            return " (" + Printable.of(link.pod()) + " uses the node's own network: this is the whole node)";
        }
        return link.pod() == null ? "" : " of " + Printable.of(link.pod());
    }

    private Running<CaptureItem, CaptureSummary> linkTypes() {
        List<String> lines = new ArrayList<>();
        try (FrameSource source = source()) {
            for (CapturedLink link : source.links()) {
                lines.add("Data link types for " + Printable.of(link.name()) + " (use option -y to set):");
                lines.add("  " + LinkTypeNames.described(link.linkType()));
            }
        }
        return Listing.ofLines(lines);
    }

    private Running<CaptureItem, CaptureSummary> timeStampTypes() {
        if (!live) {
            throw new BadUse("-J: the frames of a file have been stamped already; leave out -r");
        }
        List<String> lines = new ArrayList<>();
        try (FrameSource source = source()) {
            for (CapturedLink link : source.links()) {
                lines.add("Time stamp types for " + Printable.of(link.name()) + " (use option -j to set):");
                lines.add("  host (Host)");
            }
        }
        return Listing.ofLines(lines);
    }

    private List<String> dryRun(Window window, Saving saving) {
        List<String> lines = new ArrayList<>();
        if (live) {
            CaptureRequest request = request();
            for (CaptureRequest.Point point : request.points()) {
                lines.add("socket: one AF_PACKET ring in " + (point.in() == null ? "the place of --in" : point.in())
                        + ", link " + (point.link() == null ? "the first that is up" : Printable.of(point.link()))
                        + ", " + (request.promiscuous() ? "promiscuous, " : "") + request.snapLength()
                        + " bytes a frame");
            }
            lines.add("memory: "
                    + (request.bufferBytes() == null
                            ? "at most 128 MB or 2 % of this host's for all rings"
                            : request.bufferBytes() + " bytes for all rings"));
        } else {
            lines.add("reads: "
                    + String.join(", ", args.read().stream().map(Printable::of).toList()));
        }
        lines.add("filter: " + (filter == null ? "none" : Printable.of(filter.text())));
        lines.add("begins: " + (window.start() == null ? "at once" : Window.shown(window.start(), session.zone())));
        lines.add("ends: "
                + (window.stop() == null ? "" : "at " + Window.shown(window.stop(), session.zone()) + ", ")
                + (window.lasting() == null ? "" : "after " + Heartbeat.text(window.lasting()) + ", ")
                + args.packets().map(count -> "after " + count + " packets, ").orElse("") + "when it is stopped");
        if (saving != null) {
            lines.addAll(saving.dryRun());
        }
        return lines;
    }
}
