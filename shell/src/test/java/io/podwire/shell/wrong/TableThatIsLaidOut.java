package io.podwire.shell.wrong;

import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Breaks a rule on purpose: {@code HouseRulesTest} shows that the rule notices. */
public final class TableThatIsLaidOut {

    public ElkNode graph() {
        return ElkGraphUtil.createGraph();
    }
}
