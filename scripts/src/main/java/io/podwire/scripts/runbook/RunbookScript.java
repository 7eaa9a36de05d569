package io.podwire.scripts.runbook;

import groovy.lang.Closure;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.PodwireScript;
import java.util.List;
import java.util.Map;

/**
 * What a runbook extends: the commands, and functions that say what was found. A subject is a text or a record; {@code evidence:} is a
 * fact, a map from facts to where they were read, or a list of those; {@code fix:} is a command line.
 */
public abstract class RunbookScript extends PodwireScript {

    /** It is not so: {@code ok('link-down', link)}. */
    public Finding ok(String code, Object subject) {
        return judge(Verdict.OK, Map.of(), code, subject, null);
    }

    /** Likewise, with what was seen. */
    public Finding ok(String code, Object subject, Object reason) {
        return judge(Verdict.OK, Map.of(), code, subject, reason);
    }

    /** Likewise, with evidence. */
    public Finding ok(Map<String, ?> named, String code, Object subject) {
        return judge(Verdict.OK, named, code, subject, null);
    }

    /** Likewise, with both. */
    public Finding ok(Map<String, ?> named, String code, Object subject, Object reason) {
        return judge(Verdict.OK, named, code, subject, reason);
    }

    /** It may do harm: {@code warn('nic-drop', link, '12 more in 5s')}. */
    public Finding warn(String code, Object subject) {
        return judge(Verdict.WARN, Map.of(), code, subject, null);
    }

    /** Likewise, with the reason in one line. */
    public Finding warn(String code, Object subject, Object reason) {
        return judge(Verdict.WARN, Map.of(), code, subject, reason);
    }

    /** Likewise, with evidence, a fix, or both. */
    public Finding warn(Map<String, ?> named, String code, Object subject) {
        return judge(Verdict.WARN, named, code, subject, null);
    }

    /** Likewise, with all of it. */
    public Finding warn(Map<String, ?> named, String code, Object subject, Object reason) {
        return judge(Verdict.WARN, named, code, subject, reason);
    }

    /** It is so: {@code fail('link-down', link)}; the first is the root cause. */
    public Finding fail(String code, Object subject) {
        return judge(Verdict.FAIL, Map.of(), code, subject, null);
    }

    /** Likewise, with the reason in one line. */
    public Finding fail(String code, Object subject, Object reason) {
        return judge(Verdict.FAIL, Map.of(), code, subject, reason);
    }

    /** Likewise, with evidence, a fix, or both. */
    public Finding fail(Map<String, ?> named, String code, Object subject) {
        return judge(Verdict.FAIL, named, code, subject, null);
    }

    /** Likewise, with all of it. */
    public Finding fail(Map<String, ?> named, String code, Object subject, Object reason) {
        return judge(Verdict.FAIL, named, code, subject, reason);
    }

    /** It does not apply here: {@code skip('tunnel-fdb-missing', 'host', 'no overlay')}. */
    public Finding skip(String code, Object subject, Object reason) {
        return judge(Verdict.SKIP, Map.of(), code, subject, reason);
    }

    /** Likewise, with evidence. */
    public Finding skip(Map<String, ?> named, String code, Object subject, Object reason) {
        return judge(Verdict.SKIP, named, code, subject, reason);
    }

    /** Could not look: {@code unknown('filter-drop', pod, 'not permitted')}; never the same as ok. */
    public Finding unknown(String code, Object subject, Object reason) {
        return judge(Verdict.UNKNOWN, Map.of(), code, subject, reason);
    }

    /** Likewise, with evidence. */
    public Finding unknown(Map<String, ?> named, String code, Object subject, Object reason) {
        return judge(Verdict.UNKNOWN, named, code, subject, reason);
    }

    private Finding judge(Verdict verdict, Map<String, ?> named, String code, Object subject, Object reason) {
        Finding finding = Judgement.of(verdict, named, code, subject, reason);
        events().finding(finding);
        return finding;
    }

    /** Shows records, maps or values under a title. */
    public void show(Object title, Object rows) {
        events().shown(String.valueOf(title), rows);
    }

    /**
     * Plans a change of the host: {@code change('give eth0 its MAC back', ['ip', 'link', 'set', …], in: pod)}. The plan is shown when the
     * runbook's code is through; with {@code --apply} it is then carried out in this order, up to the first step that fails.
     *
     * @param named {@code in}: where it runs, always said
     * @param what it does, in words
     * @param command program and arguments; no shell reads them
     * @throws io.podwire.api.error.BadUse in a runbook whose category is not {@code changes}
     */
    public void change(Map<String, ?> named, Object what, List<?> command) {
        Object in = named.get("in");
        events().plan()
                .add(String.valueOf(what), command, in == null ? null : targetOf(in, "change: in"), named.keySet());
    }

    /** Without {@code in}: refused, with what is missing. */
    public void change(Object what, List<?> command) {
        change(Map.of(), what, command);
    }

    /** What to do when the whole plan was carried out: usually to look again. Not called without {@code --apply}. */
    public void afterwards(Closure<?> work) {
        events().plan().afterwards(work);
    }

    @Override
    protected final void atEnd() {
        events().plan()
                .finish((in, command) -> nsenter(Map.of("plain", true), in, command.toArray()), events()::changed);
    }

    private RunEvents events() {
        return (RunEvents) scriptOutput();
    }
}
