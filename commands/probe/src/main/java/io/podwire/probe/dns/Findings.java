package io.podwire.probe.dns;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Finding.Evidence;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsServerState;
import io.podwire.api.probe.DnsSettings;
import io.podwire.probe.verdict.SentenceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges what was seen: the settings first, then the servers, then what both mean for an application. */
final class Findings {

    /** What a person begins to notice, and far more than a server within a cluster takes. */
    private static final Duration SLOW = Duration.ofMillis(500);

    /** Names asked in vain before the one that is there: as many as a pod's usual search list has. */
    private static final int STORM = 3;

    private final Outline seen;
    private final DnsSettings settings;
    private final SentenceTable reasons;
    private final List<Finding> all = new ArrayList<>();

    Findings(Outline seen) {
        this.seen = seen;
        this.settings = seen.inquiry().settings();
        this.reasons =
                SentenceTable.of("io.podwire.probe.dns.reasons", seen.inquiry().language());
    }

    private String reason(String key) {
        return reasons.say(key, Map.of());
    }

    List<Finding> all() {
        config();
        search();
        // behind before in front: what an endpoint does is the cause of what its Service's address seems to do
        seen.states().stream().filter(DnsServerState::endpoint).forEach(this::server);
        seen.states().stream().filter(state -> !state.endpoint()).forEach(this::front);
        answer();
        storm();
        slow();
        // the cause first: what fails before what only warns, else as found
        List<Finding> ordered = new ArrayList<>(
                all.stream().filter(one -> one.verdict() == Verdict.FAIL).toList());
        all.stream().filter(one -> one.verdict() != Verdict.FAIL).forEach(ordered::add);
        return ordered;
    }

    private void add(
            FindingCode code, Verdict verdict, String subject, String reason, String source, List<String> facts) {
        List<Evidence> evidence =
                facts.stream().map(fact -> new Evidence(fact, source)).toList();
        all.add(new Finding(code.code(), verdict, subject, evidence, reason, null));
    }

    private String file() {
        return settings.file() == null ? "resolv.conf" : settings.file();
    }

    private void config() {
        boolean none = settings.remarks().stream().anyMatch(remark -> remark.contains("127.0.0.1"));
        if (!settings.remarks().isEmpty()) {
            add(
                    FindingCode.DNS_CONFIG_WRONG,
                    none && seen.name() == null ? Verdict.FAIL : Verdict.WARN,
                    file(),
                    reasons.say("settings", Map.of("remark", settings.remarks().get(0))),
                    file(),
                    settings.remarks());
        }
    }

    /** Short names are completed with the pod's own namespace, unless the list is another's. */
    private void search() {
        Cluster cluster = seen.inquiry().cluster();
        String other = cluster.strangeNamespace(settings.search());
        if (seen.over() && seen.name() == null && other != null) {
            add(
                    FindingCode.DNS_CONFIG_WRONG,
                    Verdict.FAIL,
                    file(),
                    reasons.say("search-of-another", Map.of("other", other, "own", cluster.namespace())),
                    file(),
                    List.of("search " + String.join(" ", settings.search())));
        }
    }

    /** A server of the settings; where it is a Service's address, what stands behind it was judged before. */
    private void front(DnsServerState state) {
        List<DnsServerState> behind = seen.states().stream()
                .filter(other -> other.endpoint() && other.service().equals(state.service()))
                .toList();
        ServiceAddress dns =
                state.udp().replied() ? null : seen.inquiry().cluster().dnsInsteadOf(state.server());
        if (dns != null) {
            add(
                    FindingCode.DNS_CONFIG_WRONG,
                    Verdict.FAIL,
                    subject(state),
                    reasons.say(
                            "no-service",
                            Map.of("service", dns.namespace() + "/" + dns.name(), "address", dns.address())),
                    file(),
                    List.of("udp: " + words(state.udp()) + ", tcp: " + words(state.tcp())));
        } else if (failing(state.udp()) && behind.stream().anyMatch(other -> other.udp() == state.udp())) {
            // said of who is behind it
            return;
        } else if (state.udp().replied() || state.service() == null) {
            server(state);
        } else if (behind.isEmpty()) {
            add(
                    FindingCode.SERVICE_NO_ENDPOINTS,
                    Verdict.FAIL,
                    subject(state),
                    reason("no-endpoints"),
                    "services of the node",
                    List.of("udp: " + words(state.udp()) + ", tcp: " + words(state.tcp())));
        } else if (behind.stream().allMatch(other -> other.udp().replied())) {
            add(
                    FindingCode.DNS_SERVER_UNREACHABLE,
                    Verdict.FAIL,
                    subject(state),
                    reason("rules-astray"),
                    "asked by itself",
                    List.of("udp: " + words(state.udp()) + ", tcp: " + words(state.tcp())));
        }
    }

    /** One that is dead: of several, some lookups wait for it, unless it is never the first to be asked. */
    private void server(DnsServerState state) {
        String subject = subject(state);
        String facts = "udp: " + words(state.udp()) + ", tcp: " + words(state.tcp());
        boolean first = state.endpoint()
                || seen.inquiry().servers().get(0).address().equals(state.server())
                || settings.rotate();
        if (!state.udp().replied()) {
            String reason = state.tcp().replied() ? "tcp-only" : state.udp() == DnsOutcome.CLOSED ? "closed" : "silent";
            add(
                    FindingCode.DNS_SERVER_UNREACHABLE,
                    first || seen.name() == null ? Verdict.FAIL : Verdict.WARN,
                    subject,
                    reason(state.endpoint() ? reason + "-endpoint" : reason),
                    "asked by itself",
                    List.of(facts));
        } else if (failing(state.udp())) {
            boolean asWithAll = seen.name() == null;
            add(
                    FindingCode.DNS_SERVER_FAILING,
                    first || asWithAll ? Verdict.FAIL : Verdict.WARN,
                    subject,
                    reasons.say("fails", Map.of("outcome", words(state.udp()))),
                    "asked by itself",
                    List.of(facts));
        } else if (!state.tcp().replied()) {
            add(
                    FindingCode.DNS_SERVER_UNREACHABLE,
                    Verdict.WARN,
                    subject,
                    reason("udp-only"),
                    "asked by itself",
                    List.of(facts));
        } else if (seen.name() != null && state.udp() == DnsOutcome.NXDOMAIN) {
            add(
                    FindingCode.DNS_SERVER_FAILING,
                    Verdict.FAIL,
                    subject,
                    reason("knows-less"),
                    "asked by itself",
                    List.of(facts));
        }
    }

    private static boolean failing(DnsOutcome outcome) {
        return switch (outcome) {
            case SERVFAIL, REFUSED, FORMERR, NOTIMP, OTHER, WRONG -> true;
            default -> false;
        };
    }

    private static String subject(DnsServerState state) {
        String server = new Server(state.server(), state.port()).toString();
        if (state.service() == null) {
            return server;
        }
        return server + (state.endpoint() ? " behind " : " of ") + state.service();
    }

    /** Where the servers were not asked by themselves, or answered then, the lookup's own failure is still one. */
    private void answer() {
        boolean told = all.stream().anyMatch(one -> one.verdict() == Verdict.FAIL);
        boolean noName = seen.failure() == DnsFailure.EAI_NONAME || seen.failure() == DnsFailure.EAI_NODATA;
        DnsAttempt last = seen.trouble().last();
        if (seen.failure() == null || noName || told || last == null) {
            return;
        }
        add(
                last.outcome().replied() ? FindingCode.DNS_SERVER_FAILING : FindingCode.DNS_SERVER_UNREACHABLE,
                Verdict.FAIL,
                new Server(last.server(), last.port()).toString(),
                unsettled(last),
                "the lookup",
                List.of(seen.questions() + " questions, " + seen.trouble().timeouts() + " without an answer"));
    }

    private String unsettled(DnsAttempt last) {
        return switch (last.outcome()) {
            case TIMED_OUT -> reason("silent");
            case CLOSED -> reason("closed");
            case UNREACHABLE, NOT_SENT -> reasons.say("not-reached", Map.of("problem", problem(last)));
            default -> reasons.say("fails-for", Map.of("outcome", words(last.outcome()), "name", last.name()));
        };
    }

    private static String problem(DnsAttempt last) {
        return last.problem() != null
                ? last.problem()
                : last.icmp() != null ? last.icmp().words() : words(last.outcome());
    }

    private void storm() {
        int vain = seen.tried().size() - 1;
        if (seen.name() != null && vain >= STORM) {
            add(
                    FindingCode.DNS_SEARCH_STORM,
                    Verdict.WARN,
                    seen.inquiry().asked(),
                    reasons.say("storm", Map.of("vain", vain, "ndots", settings.ndots())),
                    file(),
                    seen.tried());
        }
    }

    private void slow() {
        if (seen.trouble().halfLost()) {
            add(
                    FindingCode.DNS_SLOW,
                    Verdict.WARN,
                    seen.inquiry().asked(),
                    reason("half-lost"),
                    "the lookup",
                    List.of(seen.trouble().timeouts() + " of " + seen.questions() + " questions without an answer"));
        } else if (seen.name() != null && seen.elapsed().compareTo(SLOW) >= 0) {
            add(
                    FindingCode.DNS_SLOW,
                    Verdict.WARN,
                    seen.inquiry().asked(),
                    reasons.say("slow", Map.of("time", Time.of(seen.elapsed()))),
                    "the lookup",
                    List.of(
                            seen.questions() + " questions, " + seen.trouble().timeouts()
                                    + " without an answer in time",
                            "the slowest answer took " + Time.of(seen.trouble().slowest())));
        }
    }

    private static String words(DnsOutcome outcome) {
        return switch (outcome) {
            case NXDOMAIN, SERVFAIL, REFUSED, FORMERR, NOTIMP -> outcome.name();
            default -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
