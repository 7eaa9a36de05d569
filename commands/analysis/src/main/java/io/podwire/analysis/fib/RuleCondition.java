package io.podwire.analysis.fib;

import io.podwire.api.net.IpProtocol;
import io.podwire.api.net.Rule;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;

/** Whether a rule holds for a flow (fib_rule_match, fib4_rule_match, fib6_rule_match). The asker is taken for user 0. */
final class RuleCondition {

    private final FibFacts facts;
    private final Flow flow;

    RuleCondition(FibFacts facts, Flow flow) {
        this.facts = facts;
        this.flow = flow;
    }

    boolean holds(Rule rule) {
        boolean all = prefix(rule.from(), flow.source(), flow.query().source() != null)
                && prefix(rule.to(), flow.destination(), true)
                && link(rule.inputLink(), flow.inputLink())
                && link(rule.outputLink(), flow.query().outputLink())
                && (rule.typeOfService() == null || rule.typeOfService() == 0)
                && mark(rule.mark(), flow.query().mark())
                && protocol(rule.protocol(), flow.query().protocol())
                && inRange(rule.sourcePorts(), number(flow.query().sourcePort()))
                && inRange(rule.destinationPorts(), number(flow.query().destinationPort()))
                && inRange(rule.userIds(), 0L);
        return all != rule.inverted();
    }

    private static boolean prefix(Cidr wanted, IpAddress address, boolean given) {
        if (wanted == null || wanted.prefixLength() == 0) {
            return true;
        }
        return given && wanted.contains(address);
    }

    /** A rule may name a link that is not there, and then holds for nothing. */
    private boolean link(String wanted, Integer index) {
        return wanted == null || index != null && index.equals(facts.indexOf(wanted));
    }

    private static boolean mark(String wanted, long mark) {
        if (wanted == null) {
            return true;
        }
        int slash = wanted.indexOf('/');
        long value = Long.decode(slash < 0 ? wanted : wanted.substring(0, slash));
        long mask = slash < 0 ? 0xffff_ffffL : Long.decode(wanted.substring(slash + 1));
        return ((value ^ mark) & mask) == 0;
    }

    private static boolean protocol(String wanted, Integer number) {
        if (wanted == null) {
            return true;
        }
        return number != null
                && (wanted.equals(IpProtocol.name(number))
                        || wanted.equals(number.toString())
                        || wanted.equals("ipv6-icmp") && number == 58);
    }

    private static Long number(Integer port) {
        return port == null ? null : Long.valueOf(port);
    }

    private static boolean inRange(String range, Long number) {
        if (range == null) {
            return true;
        }
        if (number == null) {
            return false;
        }
        int dash = range.indexOf('-');
        long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
        long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
        return number >= first && number <= last;
    }
}
