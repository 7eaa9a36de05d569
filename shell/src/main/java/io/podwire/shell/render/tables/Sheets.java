package io.podwire.shell.render.tables;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.host.Check;
import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.CounterGrowth;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.Sysctl;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.VethPair;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.PathEvent;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.api.topology.Topology;
import io.podwire.scripts.lab.LabChange;
import io.podwire.scripts.lab.LabEntry;
import io.podwire.scripts.lab.LabStatus;
import io.podwire.scripts.lab.SymptomSeen;
import io.podwire.scripts.runbook.RunEvent;
import io.podwire.scripts.runbook.RunSummary;
import io.podwire.scripts.runbook.RunbookPage;
import io.podwire.scripts.runbook.RunbookSummary;
import io.podwire.shell.render.Card;
import io.podwire.shell.render.Picture;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.lab.LabPictures;
import io.podwire.shell.render.topology.TopologyPicture;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** Finds the table of a record type. A chain of comparisons, so that one command loads one declaration. */
public final class Sheets {

    private Sheets() {}

    /** The declared table, or for a type without one a column a component. */
    public static Sheet<?, ?> of(Class<?> type) {
        if (type == Link.class) {
            return LinkSheet.SHEET;
        } else if (type == Address.class) {
            return AddressSheet.SHEET;
        } else if (type == Route.class) {
            return RouteSheet.SHEET;
        } else if (type == Rule.class) {
            return RuleSheet.SHEET;
        } else if (type == Neighbor.class) {
            return NeighborSheet.SHEET;
        } else if (type == FdbEntry.class) {
            return FdbSheet.SHEET;
        } else if (type == Qdisc.class) {
            return QdiscSheet.SHEET;
        } else if (type == TrafficFilter.class) {
            return FilterSheet.SHEET;
        } else if (type == Socket.class) {
            return SocketSheet.SHEET;
        } else if (type == ConntrackEntry.class) {
            return ConntrackSheet.SHEET;
        } else if (type == CounterGrowth.class) {
            return CounterSheet.SHEET;
        } else if (type == Sysctl.class) {
            return SysctlSheet.SHEET;
        }
        return ofPlaces(type);
    }

    private static Sheet<?, ?> ofPlaces(Class<?> type) {
        if (type == PodPlace.class) {
            return PodPlaceSheet.SHEET;
        } else if (type == PodSummary.class) {
            return PodSheet.SUMMARY;
        } else if (type == Pod.class) {
            return PodSheet.SHEET;
        } else if (type == NetnsSummary.class) {
            return NetnsSheet.SUMMARY;
        } else if (type == Netns.class) {
            return NetnsSheet.SHEET;
        } else if (type == VethPair.class) {
            return VethSheet.SHEET;
        } else if (type == OvsBridge.class) {
            return OvsSheet.SHEET;
        } else if (type == Check.class) {
            return CheckSheet.SHEET;
        }
        return ofScripts(type);
    }

    private static Sheet<?, ?> ofScripts(Class<?> type) {
        if (type == RunbookSummary.class) {
            return RunbookSheet.SUMMARY;
        } else if (type == RunEvent.class) {
            return RunSheet.FINDINGS;
        } else if (type == Topology.class) {
            return TopologySheet.SHEET;
        } else if (type == LabEntry.class) {
            return LabSheet.SHEET;
        } else if (type == FilterExplanation.class) {
            return ExplanationSheet.SHEET;
        } else if (type == DnsAttempt.class) {
            return DnsSheet.SHEET;
        } else if (type == ServiceAddress.class) {
            return ServiceSheet.SHEET;
        } else if (type == ProbeEvent.class) {
            return ProbeSheet.SHEET;
        } else if (type == PathEvent.class) {
            return PathSheet.SHEET;
        }
        return plain(type);
    }

    /** The card of a type that is read record by record, or null. */
    public static Card<?> card(Class<?> type) {
        if (type == PodPlace.class) {
            return PodPlaceCard.CARD;
        }
        if (type == FilterExplanation.class) {
            return ExplanationCard.CARD;
        }
        return type == RunbookPage.class ? RunbookSheet.CARD : null;
    }

    /** The drawing of a type that is neither rows nor facts, or null. */
    public static Picture<?> picture(Class<?> type) {
        if (type == Topology.class) {
            return TopologyPicture.PICTURE;
        } else if (type == LabChange.class) {
            return LabPictures.CHANGE;
        } else if (type == LabStatus.class) {
            return LabPictures.STATUS;
        }
        return type == SymptomSeen.class ? LabPictures.SYMPTOM : null;
    }

    /** One line for a stream's summary, or null for a type that has none. */
    public static String summary(Object summary) {
        if (summary instanceof RunSummary run) {
            return RunSheet.line(run);
        } else if (summary instanceof CaptureSummary capture) {
            return CaptureSheet.line(capture);
        } else if (summary instanceof DnsResult dns) {
            return DnsSheet.lines(dns);
        } else if (summary instanceof ProbeSummary probes) {
            return ProbeSheet.line(probes);
        } else if (summary instanceof PathReport path) {
            return PathSheet.line(path);
        }
        return summary instanceof ConntrackSummary conntrack ? ConntrackSheet.line(conntrack) : null;
    }

    private static <T> Sheet<T, T> plain(Class<T> type) {
        Sheet.Builder<T, T> sheet = Sheet.of(type, "records");
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; components != null && i < components.length; i++) {
            RecordComponent component = components[i];
            sheet.text(component.getName().toUpperCase(Locale.ROOT), record -> Components.read(record, component))
                    .rank(i)
                    .least(8);
        }
        return sheet.end();
    }
}
