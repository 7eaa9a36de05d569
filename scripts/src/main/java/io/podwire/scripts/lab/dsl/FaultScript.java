package io.podwire.scripts.lab.dsl;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.podwire.api.error.BadUse;
import io.podwire.scripts.lab.plan.Plan;
import io.podwire.scripts.lab.plan.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a fault's file extends. Running it does nothing but say how the fault is made, seen and mended. */
public abstract class FaultScript extends Script {

    private final List<Symptom> symptoms = new ArrayList<>();
    private Collection<String> places = List.of();
    private Closure<?> breaks;
    private Closure<?> mends;
    private PlanWriter writing;

    /**
     * How it is seen by hand: {@code symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.11'}.
     *
     * @param named {@code shows:} is a pattern, or its text, that the output matches while all is well
     */
    public void symptom(Map<String, ?> named) {
        Named given = Named.of("symptom", named, "from", "run", "shows");
        String shows = given.text("shows");
        try {
            if (shows != null) {
                Pattern.compile(shows);
            }
        } catch (PatternSyntaxException e) {
            throw new BadUse("symptom: shows: no regular expression: " + e.getDescription());
        }
        symptoms.add(new Symptom(given.needed("from"), given.needed("run"), shows));
    }

    /** How it is made. */
    public void breaks(Closure<?> body) {
        breaks = body;
    }

    /** How what was before is put back, exactly. */
    public void mends(Closure<?> body) {
        mends = body;
    }

    /** What to do in a place: inside of {@code breaks} and {@code mends} only. */
    public void on(String place, Closure<?> body) {
        if (writing == null) {
            throw new BadUse("on: in a fault's file it stands inside of breaks { … } or mends { … }");
        }
        Words.say(new PlaceWords(writing, writing.existing(place)), body);
    }

    /** How it is seen: at least one way. */
    public List<Symptom> symptoms() {
        return List.copyOf(symptoms);
    }

    /** Tells which places there are. */
    public void places(Collection<String> existing) {
        places = List.copyOf(existing);
    }

    /** What makes it. */
    public Plan breaking() {
        return plan("breaks", breaks);
    }

    /** What mends it. */
    public Plan mending() {
        return plan("mends", mends);
    }

    private Plan plan(String word, Closure<?> body) {
        if (body == null) {
            throw new BadUse("the file has no " + word + " { … }");
        }
        writing = new PlanWriter(places);
        try {
            body.call();
            return writing.plan();
        } finally {
            writing = null;
        }
    }
}
