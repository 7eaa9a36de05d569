package io.podwire.packets.filter;

import io.podwire.api.capture.FilterRemark;
import io.podwire.api.capture.FilterRemark.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Remarks on one filter, as they are found. */
final class Remarks {

    private final String text;
    private final List<FilterRemark> found = new ArrayList<>();

    Remarks(String text) {
        this.text = text;
    }

    /** The characters a part was. */
    String typed(Expression part) {
        return text.substring(part.at(), part.end());
    }

    void mistake(String code, Expression part, String says, String instead) {
        found.add(new FilterRemark(code, Weight.MISTAKE, part.at(), typed(part), says, instead));
    }

    void note(String code, Expression part, String says, String instead) {
        found.add(new FilterRemark(code, Weight.NOTE, part.at(), typed(part), says, instead));
    }

    /** Mistakes first, then by where they are. */
    List<FilterRemark> all() {
        found.sort(Comparator.comparing(FilterRemark::weight).thenComparing(FilterRemark::at));
        return List.copyOf(found);
    }
}
