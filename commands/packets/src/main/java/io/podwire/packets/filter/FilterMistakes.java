package io.podwire.packets.filter;

import io.podwire.api.capture.FilterRemark;
import java.util.List;

/** The usual mistakes in a filter that parses. What does not parse is {@link SyntaxHints}' matter. */
public final class FilterMistakes {

    private FilterMistakes() {}

    /**
     * Finds them.
     *
     * @param text the filter as typed
     * @param filter the same, parsed; null where it is empty
     * @return mistakes first, then notes, each by where they are
     */
    public static List<FilterRemark> of(String text, Expression filter) {
        Remarks remarks = new Remarks(text);
        if (filter != null) {
            LogicMistakes.find(filter, remarks);
            FlagMistakes.find(filter, remarks);
            LayerMistakes.find(filter, remarks);
            ValueMistakes.find(filter, remarks);
        }
        return remarks.all();
    }
}
