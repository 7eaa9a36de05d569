package io.podwire.analysis.fib;

import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.Rule;
import java.util.List;

/** Asks the rules in their order, and the tables they name, until one answers (fib_rules_lookup). */
final class RuleWalk {

    /** One table, or two that the kernel keeps as one. */
    interface Tables {

        /**
         * Looks into a table.
         *
         * @return null where it has nothing, or passes on
         * @throws NoRoute where it says no
         */
        Match in(long table);
    }

    private final FibFacts facts;
    private final Flow flow;
    private final List<Rule> rules;

    RuleWalk(FibFacts facts, Flow flow) {
        this.facts = facts;
        this.flow = flow;
        this.rules = facts.rules().stream()
                .filter(rule -> rule.family().equals(flow.v6() ? "inet6" : "inet"))
                .toList();
    }

    /** The rules of the family. */
    List<Rule> rules() {
        return rules;
    }

    /**
     * The first answer.
     *
     * @throws NoRoute where there is none, or it is no
     */
    Match match(Tables tables) {
        RuleCondition condition = new RuleCondition(facts, flow);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!condition.holds(rule)) {
                continue;
            }
            if (rule.action().equals("goto")) {
                i = targetOf(rule, i) - 1;
                continue;
            }
            NoRoute refusal = NoRoute.ofAction(rule.action());
            if (refusal != null) {
                throw refusal;
            }
            Long table = tableOf(rule);
            Match match = table == null ? null : tables.in(table);
            if (match != null && !suppressed(rule, match)) {
                return match;
            }
        }
        throw NoRoute.ENETUNREACH;
    }

    /** Place of the rule to go on with; behind the last where there is none, which never loops since it is always further on. */
    private int targetOf(Rule rule, int at) {
        for (int i = at + 1; i < rules.size(); i++) {
            if (rule.target() != null && rules.get(i).priority() >= rule.target()) {
                return rules.get(i).priority() == rule.target() ? i : at + 1;
            }
        }
        return at + 1;
    }

    private Long tableOf(Rule rule) {
        if (!rule.action().equals("table")) {
            return null;
        }
        return "l3mdev".equals(rule.tableName()) ? masterTable() : rule.table();
    }

    /** The table of the VRF that a link of the flow is a port of. */
    private Long masterTable() {
        for (Integer index : new Integer[] {flow.query().outputLink(), flow.inputLink()}) {
            Link link = facts.link(index);
            Link master = link == null ? null : link.kind().kind().equals("vrf") ? link : facts.link(link.master());
            if (master != null && master.kind() instanceof LinkKind.Vrf vrf) {
                return vrf.table();
            }
        }
        return null;
    }

    private boolean suppressed(Rule rule, Match match) {
        if (rule.suppressPrefixLength() != null
                && match.route().destination().prefixLength() <= rule.suppressPrefixLength()) {
            return true;
        }
        Link out = match.hop() == null ? null : facts.link(match.hop().linkIndex());
        return rule.suppressGroup() != null && out != null && out.group() == rule.suppressGroup();
    }
}
