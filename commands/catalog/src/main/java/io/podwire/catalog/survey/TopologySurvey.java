package io.podwire.catalog.survey;

import io.podwire.analysis.cni.CniDetection;
import io.podwire.analysis.cni.NodeNetwork;
import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.topology.Forwarding;
import io.podwire.analysis.topology.TopologyFacts;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Observed;
import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was read of a node to draw its network: a survey, and how each namespace forwards.
 *
 * @param facts what was read
 * @param gaps what was not
 */
public record TopologySurvey(TopologyFacts facts, List<Gap> gaps) {

    public TopologySurvey {
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads everything, each namespace once.
     *
     * @throws io.podwire.api.error.NotPermitted as {@link Survey#of}
     */
    public static TopologySurvey of(Host host) {
        Reading reading = new Reading();
        Survey survey = Survey.of(host, reading);
        List<Gap> gaps = new ArrayList<>(survey.gaps());
        gaps.addAll(reading.gaps);
        NetnsFacts own = survey.facts().host();
        Forwarding forwarding = reading.forwarding.getOrDefault(own.netns().inode(), Forwarding.NONE);
        String plugin =
                plugin(CniDetection.of(host.cni(), NodeNetwork.of(own.links(), forwarding.routes(), own.addresses())));
        return new TopologySurvey(new TopologyFacts(survey.facts(), plugin, reading.forwarding), gaps);
    }

    private static String plugin(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == Verdict.OK)
                .map(Check::name)
                .findFirst()
                .orElse(null);
    }

    /** Asks a namespace for no more than can matter there: most hold one pod with one cable. */
    private static final class Reading implements Beside {

        private final Map<Long, Forwarding> forwarding = new HashMap<>();
        private final List<Gap> gaps = new ArrayList<>();

        @Override
        public void read(Network network, NetnsFacts facts) {
            boolean routed = facts.netns().host() || !oneCable(facts.links());
            boolean vxlan =
                    facts.links().stream().anyMatch(link -> link.kind().kind().equals("vxlan"));
            Forwarding read = new Forwarding(
                    ask(facts, "tc filters", network::filters),
                    vxlan ? ask(facts, "fdb", network::fdb) : List.of(),
                    routed ? ask(facts, "routes", network::routes) : List.of(),
                    routed ? ask(facts, "rules", network::rules) : List.of());
            if (!read.equals(Forwarding.NONE)) {
                forwarding.put(facts.netns().inode(), read);
            }
        }

        /** Then there is one way out, and no route is needed to know it. */
        private static boolean oneCable(List<Link> links) {
            List<Link> up = links.stream()
                    .filter(link -> link.up() && !link.flags().contains("LOOPBACK"))
                    .toList();
            return up.size() == 1 && Cabling.isCable(up.get(0));
        }

        private <T> List<T> ask(NetnsFacts facts, String what, Supplier<List<T>> question) {
            Observed<List<T>> observed = Observed.of(facts.netns().label() + ": " + what, question);
            if (observed.known()) {
                return observed.value();
            }
            gaps.add(observed.gap());
            return List.of();
        }
    }
}
