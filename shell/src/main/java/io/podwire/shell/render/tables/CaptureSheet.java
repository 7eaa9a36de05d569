package io.podwire.shell.render.tables;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.CaptureSummary.End;
import io.podwire.api.value.Printable;
import java.util.List;

/** What tcpdump says at the end of a capture, and then where it is. */
final class CaptureSheet {

    private static final int NAMED = 3;

    private CaptureSheet() {}

    /** Null for a file that was read and written nowhere: tcpdump says nothing then either. */
    static String line(CaptureSummary summary) {
        StringBuilder text = new StringBuilder();
        if (summary.received() != null) {
            text.append(packets(summary.captured(), "captured"))
                    .append(packets(summary.received(), "received by filter"))
                    .append(packets(summary.dropped(), "dropped by kernel"));
            if (summary.interfaceDropped() != null && summary.interfaceDropped() > 0) {
                text.append(packets(summary.interfaceDropped(), "dropped by interface"));
            }
            if (summary.unwritten() != null && summary.unwritten() > 0) {
                text.append(packets(summary.unwritten(), "not written, for want of room"));
            }
            if (summary.segmented() > 0) {
                text.append(packets(
                        summary.segmented(), "of these stand for several on the wire, joined by offload (GSO, GRO)"));
            }
        }
        if (!summary.files().isEmpty()) {
            text.append(files(summary)).append('\n');
        }
        if (summary.received() != null && summary.end() != null && summary.end() != End.STOPPED) {
            text.append("ended: ").append(summary.reason()).append('\n');
        }
        return text.isEmpty() ? null : text.substring(0, text.length() - 1);
    }

    private static String packets(long count, String what) {
        return count + (count == 1 ? " packet " : " packets ") + what + "\n";
    }

    private static String files(CaptureSummary summary) {
        List<String> files = summary.files();
        StringBuilder text = new StringBuilder();
        text.append(summary.bytes())
                .append(summary.bytes() == 1 ? " byte" : " bytes")
                .append(" written, now in ");
        for (int i = 0; i < Math.min(NAMED, files.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(Printable.of(files.get(i)));
        }
        if (files.size() > NAMED) {
            text.append(files.size() > NAMED + 1 ? ", … " : ", ").append(Printable.of(files.get(files.size() - 1)));
            text.append(" (").append(files.size()).append(" files)");
        }
        if (summary.removed() > 0) {
            text.append("; ").append(summary.removed()).append(" older ones are gone");
        }
        return text.toString();
    }
}
