package io.podwire.shell.render.tables;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsOutcome;
import io.podwire.api.probe.DnsResult;
import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.Sheet;
import io.podwire.shell.render.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Questions to name servers, and below them what they mean. */
final class DnsSheet {

    static final Sheet<DnsAttempt, DnsAttempt> SHEET = Sheet.of(DnsAttempt.class, "questions")
            .text("WHY", attempt -> word(attempt.stage()))
            .rank(2)
            .later("endpoint".length())
            .text("NAME", DnsAttempt::name)
            .least(18)
            .text("TYPE", DnsAttempt::type)
            .text("SERVER", DnsSheet::server)
            .later("10.96.0.10/tcp".length())
            .text("RESULT", attempt -> word(attempt.outcome()))
            .tone(attempt -> tone(attempt.outcome()))
            .later("timed out".length())
            .number("MS", attempt -> millis(attempt.latency()))
            .later("1000".length())
            .text("ANSWER", DnsSheet::answer)
            .rank(1)
            .least(10)
            .later("10.96.0.10".length())
            .text("OVER", attempt -> overTcp(attempt) ? "tcp" : "udp")
            .onlyWide()
            .number("ROUND", DnsAttempt::round)
            .onlyWide()
            .number("RCODE", DnsAttempt::rcode)
            .onlyWide()
            .number("SIZE", DnsAttempt::size)
            .onlyWide()
            .text("AT", DnsAttempt::at)
            .onlyWide()
            .end();

    /** The settings, what was found, and the verdict. */
    static String lines(DnsResult result) {
        StringBuilder text = new StringBuilder("asked as ")
                .append(Printable.of(result.place()))
                .append(" does: ")
                .append(settings(result.settings()))
                .append('\n');
        if (result.names().size() > 1) {
            text.append("names, in order: ")
                    .append(Printable.of(String.join(" ", result.names())))
                    .append('\n');
        }
        text.append("verdict: ").append(Printable.of(result.verdict()));
        // the first is in the verdict
        for (Finding finding : result.findings()
                .subList(
                        Math.min(1, result.findings().size()), result.findings().size())) {
            text.append("\nalso: ")
                    .append(finding.verdict() == Verdict.FAIL ? "fail " : "warn ")
                    .append(finding.code())
                    .append(' ')
                    .append(Printable.of(finding.subject()))
                    .append(": ")
                    .append(Printable.of(finding.reason()));
        }
        return text.toString();
    }

    /** UDP is what one expects; TCP is said. */
    private static String server(DnsAttempt attempt) {
        String server = Endpoint.of(attempt.server(), attempt.port() == 53 ? null : attempt.port());
        return overTcp(attempt) ? server + "/tcp" : server;
    }

    private static boolean overTcp(DnsAttempt attempt) {
        return attempt.protocol() == ProbeProtocol.TCP_MESSAGE;
    }

    private static String settings(DnsSettings settings) {
        return "nameserver " + words(settings.servers()) + ", search " + Printable.of(words(settings.search()))
                + ", ndots "
                + settings.ndots() + ", timeout " + settings.timeout().toMillis() / 1000.0 + " s, attempts "
                + settings.attempts() + (settings.rotate() ? ", rotate" : "") + (settings.useTcp() ? ", use-vc" : "")
                + (settings.edns() ? ", edns0" : "") + " ("
                + Printable.of(settings.file() == null ? "no resolv.conf" : settings.file()) + ")";
    }

    private static String words(List<?> values) {
        return values.isEmpty() ? "none" : values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** Response codes have their own names; all else is a word. */
    private static String word(Enum<?> value) {
        if (value instanceof DnsOutcome outcome) {
            switch (outcome) {
                case NXDOMAIN, NODATA, SERVFAIL, REFUSED, FORMERR, NOTIMP -> {
                    return outcome.name();
                }
                default -> {
                    // a word of ours
                }
            }
        }
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Tone tone(DnsOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Tone.GOOD;
            case NODATA, NXDOMAIN, TRUNCATED, LATE -> Tone.WARN;
            case PLANNED -> Tone.NONE;
            default -> Tone.BAD;
        };
    }

    private static String millis(Duration latency) {
        double millis = latency == null ? 0 : latency.toNanos() / 1e6;
        return latency == null ? null : String.format(Locale.ROOT, millis < 99.95 ? "%.1f" : "%.0f", millis);
    }

    private static String answer(DnsAttempt attempt) {
        if (attempt.problem() != null) {
            return attempt.problem();
        } else if (attempt.icmp() != null) {
            return attempt.icmp().words();
        }
        return attempt.answers().isEmpty()
                ? null
                : attempt.answers().stream().map(DnsSheet::value).collect(Collectors.joining(", "));
    }

    private static String value(DnsRecord record) {
        DnsRecord.Value value = record.value();
        if (value instanceof DnsRecord.Address address) {
            IpAddress ip = address.address();
            return ip.toString();
        } else if (value instanceof DnsRecord.Target target) {
            return record.typeName() + " " + target.target();
        } else if (value instanceof DnsRecord.Mx mx) {
            return mx.preference() + " " + mx.exchange();
        } else if (value instanceof DnsRecord.Srv srv) {
            return srv.priority() + " " + srv.weight() + " " + srv.port() + " " + srv.target();
        } else if (value instanceof DnsRecord.Soa soa) {
            return soa.server() + " " + soa.mailbox() + " " + soa.serial();
        } else if (value instanceof DnsRecord.Text text) {
            return text.strings().stream().map(one -> '"' + one + '"').collect(Collectors.joining(" "));
        }
        return record.typeName();
    }

    private DnsSheet() {}
}
