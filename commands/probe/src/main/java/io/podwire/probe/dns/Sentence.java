package io.podwire.probe.dns;

import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.HostsEntry;
import io.podwire.api.value.IpAddress;
import io.podwire.probe.verdict.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a sentence or two what a program gets that asks for the name, and why. */
final class Sentence {

    private static final int MOST_VALUES = 4;

    private final Outline seen;
    private final List<Finding> findings;
    private final boolean chinese;

    Sentence(Outline seen, List<Finding> findings) {
        this.seen = seen;
        this.findings = findings;
        this.chinese = seen.inquiry().language() == Language.ZH;
    }

    String text() {
        String cause = findings.isEmpty() ? "" : cause(findings.get(0));
        return hosts(seen.inquiry()) + outcome() + cause;
    }

    /** What comes before any server; empty where nothing does. */
    static String hosts(Inquiry inquiry) {
        HostsEntry hosts = inquiry.hosts();
        if (hosts == null) {
            return "";
        }
        String addresses = hosts.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(", "));
        return inquiry.language() == Language.ZH
                ? inquiry.place() + " 的 hosts 文件（" + hosts.file() + "）已有该名称：" + addresses
                        + "，读取该文件的程序不会查询任何服务器。若只用 DNS："
                : "the hosts file of " + inquiry.place() + " (" + hosts.file() + ") has the name: " + addresses
                        + ", and programs that read it ask no server. By DNS alone: ";
    }

    private String either(String english, String chineseText) {
        return chinese ? chineseText : english;
    }

    private String outcome() {
        String time = Time.of(seen.elapsed());
        int names = seen.tried().size();
        if (!seen.over()) {
            return either(
                    "ended before a program would have known: " + count(seen.questions(), "question", "questions")
                            + " in " + time + ".",
                    "在程序得到结果之前就结束了：" + time + "内发出 " + seen.questions() + " 个查询。");
        } else if (seen.name() != null) {
            String what = values();
            return either(
                    "programs in " + seen.inquiry().place() + " get " + what + " for " + seen.name() + " after " + time
                            + " and " + count(names, "name", "names") + " tried.",
                    seen.inquiry().place() + " 中的程序尝试 " + names + " 个名称，" + time + "后得到 " + seen.name() + " 的结果：" + what
                            + "。");
        }
        String words = seen.failure().words();
        return either(
                "programs in " + seen.inquiry().place() + " are told '" + words + "' (" + seen.failure() + ") after "
                        + time + " and " + count(names, "name", "names") + " tried.",
                seen.inquiry().place() + " 中的程序尝试 " + names + " 个名称，" + time + "后得到错误 “" + words + "”（" + seen.failure()
                        + "）。");
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private String values() {
        Set<String> all = new LinkedHashSet<>();
        for (DnsRecord record : seen.records()) {
            if (record.value() instanceof DnsRecord.Address address) {
                all.add(address.address().toString());
            }
        }
        if (all.isEmpty()) {
            return either(
                    count(seen.records().size(), "record", "records"),
                    seen.records().size() + " 条记录");
        }
        String shown = all.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
        int more = all.size() - MOST_VALUES;
        return more <= 0 ? shown : shown + either(" and " + more + " more", " 等 " + all.size() + " 个");
    }

    /** The first finding: what fails, else what only warns. */
    private String cause(Finding finding) {
        boolean fails = finding.verdict() == Verdict.FAIL;
        return either(
                " " + (fails ? "cause" : "note") + " (" + finding.code() + "): " + finding.subject() + ": "
                        + finding.reason() + ".",
                (fails ? "原因" : "提示") + "（" + finding.code() + "）：" + finding.subject() + "：" + finding.reason() + "。");
    }
}
