package io.podwire.shell.render.tables;

import io.podwire.api.net.Rule;
import io.podwire.shell.render.Sheet;

/** Policy rules. */
final class RuleSheet {

    static final Sheet<Rule, Rule> SHEET = Sheet.of(Rule.class, "rules")
            .number("PRIORITY", Rule::priority)
            .text("FAMILY", Rule::family)
            .text("FROM", rule -> rule.from() == null ? "all" : rule.from())
            .text("TO", rule -> rule.to() == null ? "all" : rule.to())
            .text("NOT", rule -> rule.inverted() ? "not" : null)
            .rank(9)
            .text("IN", Rule::inputLink)
            .rank(8)
            .text("OUT", Rule::outputLink)
            .rank(7)
            .text("MARK", Rule::mark)
            .rank(6)
            .text("ACTION", RuleSheet::action)
            .text("PROTOCOL", Rule::protocol)
            .onlyWide()
            .text("SOURCE-PORTS", Rule::sourcePorts)
            .onlyWide()
            .text("DESTINATION-PORTS", Rule::destinationPorts)
            .onlyWide()
            .text("USERS", Rule::userIds)
            .onlyWide()
            .number("TOS", Rule::typeOfService)
            .onlyWide()
            .number("SUPPRESS-PREFIX", Rule::suppressPrefixLength)
            .onlyWide()
            .text("MADE-BY", Rule::madeBy)
            .onlyWide()
            .end();

    private static String action(Rule rule) {
        return switch (rule.action()) {
            case "table" -> "table " + rule.tableName();
            case "goto" -> "goto " + rule.target();
            default -> rule.action();
        };
    }

    private RuleSheet() {}
}
