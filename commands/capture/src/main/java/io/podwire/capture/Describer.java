package io.podwire.capture;

import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.packet.Packet;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.packets.dissect.DissectOptions;
import io.podwire.packets.dissect.Dissector;
import io.podwire.packets.line.AddressNames;
import io.podwire.packets.line.LineOptions;
import io.podwire.packets.line.LineOptions.Dump;
import io.podwire.packets.line.LinePrinter;
import io.podwire.packets.line.LinkNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes packets of frames, each with its line as the flags ask for it; without one where they are only added up. */
final class Describer implements Recording.Describing {

    private final FrameSource source;
    private final Dissector dissector;
    private final LinePrinter printer;
    private final boolean bytes;
    private List<CapturedLink> links = List.of();

    private Describer(FrameSource source, Dissector dissector, LinePrinter printer, boolean bytes) {
        this.source = source;
        this.dissector = dissector;
        this.printer = printer;
        this.bytes = bytes;
    }

    /**
     * What describes the frames of a source that is opened later.
     *
     * @param links of frames taken from {@code any}
     * @param names of addresses, asked for once the source is open; null: none are shown
     */
    static Function<FrameSource, Recording.Describing> of(
            CaptureArgs args, Session session, LinkNames links, Supplier<Map<IpAddress, String>> names) {
        LineOptions lines = lineOptions(args, session);
        boolean silent = args.stats();
        boolean live = args.read().isEmpty() && args.readList().isEmpty();
        DissectOptions reading =
                new DissectOptions(args.verbose() > 0 && !args.dontVerifyChecksums(), args.secrets(), forced(args));
        return source -> new Describer(
                source,
                new Dissector(reading),
                silent
                        ? null
                        : new LinePrinter(lines, addresses(names, args.hostPart()), links)
                                .namingLinks(live && source.links().size() > 1),
                lines.dump() != Dump.NONE);
    }

    private static AddressNames addresses(Supplier<Map<IpAddress, String>> names, boolean hostPart) {
        if (names == null) {
            return AddressNames.NONE;
        }
        Map<IpAddress, String> known = names.get();
        return address -> {
            String name = known.get(address);
            return name == null ? null : Printable.of(hostPart ? NodeNames.hostPart(name) : name);
        };
    }

    private static LineOptions lineOptions(CaptureArgs args, Session session) {
        if (args.timestamps() > 5) {
            throw new BadUse("-t was given " + args.timestamps() + " times; expected at most 5");
        }
        return LineOptions.plain(session.zone())
                .withStamp(LineOptions.Stamp.of(args.timestamps()))
                .withNanos(args.nano())
                .withNumber(args.number())
                .withLinkLevel(args.linkLevel())
                .withVerbosity(args.verbose())
                .withQuiet(args.quick())
                .withAbsolute(args.absoluteTcpSequenceNumbers())
                .withChecksums(!args.dontVerifyChecksums())
                .withDump(dump(args));
    }

    /** tcpdump's order of preference where several are given: hex with text, then hex, then text. */
    private static Dump dump(CaptureArgs args) {
        if (args.hexText() > 0) {
            return args.hexText() > 1 ? Dump.BOTH_WHOLE : Dump.BOTH;
        } else if (args.hex() > 0) {
            return args.hex() > 1 ? Dump.HEX_WHOLE : Dump.HEX;
        } else if (args.ascii() > 0) {
            return args.ascii() > 1 ? Dump.ASCII_WHOLE : Dump.ASCII;
        }
        return Dump.NONE;
    }

    private static DissectOptions.Forced forced(CaptureArgs args) {
        if (args.type().isEmpty()) {
            return null;
        }
        for (DissectOptions.Forced forced : DissectOptions.Forced.values()) {
            if (forced.name().toLowerCase(Locale.ROOT).equals(args.type().get())) {
                return forced;
            }
        }
        throw new BadUse("-T '" + Printable.of(args.type().get()) + "': expected vxlan, geneve or domain");
    }

    @Override
    public Packet of(Frames frame, long number) {
        int link = frame.link();
        if (link >= links.size()) {
            links = source.links();
        }
        Packet packet = dissector.dissect(frame, links.get(link), number);
        Packet described = printer == null ? packet : packet.withLine(printer.line(packet));
        return bytes ? described : described.withoutBytes();
    }
}
