package io.podwire.probe.path.text;

import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathReport;
import io.podwire.api.value.Printable;
import java.time.ZoneId;
import java.util.List;

/** A path at its end, in the form that was asked for. */
public final class MtrText {

    /** What mtr calls a hop that nobody answers at. */
    static final String UNKNOWN = "???";

    private MtrText() {}

    /**
     * Lines without their ends.
     *
     * @param zone in which the user reads the time of day
     */
    public static List<String> lines(PathReport report, ZoneId zone) {
        return switch (report.look().form()) {
            case LIVE, REPORT, WIDE -> MtrReport.lines(report, zone);
            case CSV -> MtrCsv.lines(report);
            case JSON -> MtrJson.lines(report);
        };
    }

    /** What a hop is called: by the one that answered last there. */
    public static String name(PathHop hop, PathLook look) {
        return hop.addresses().isEmpty() ? UNKNOWN : name(hop.addresses().get(0), look);
    }

    /** What one that answered is called. */
    public static String name(PathAddress one, PathLook look) {
        String address = one.address().toString();
        if (!look.names() || one.name() == null) {
            return address;
        }
        String name = Printable.of(one.name());
        return look.addresses() ? name + " (" + address + ")" : name;
    }
}
