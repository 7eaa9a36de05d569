package io.podwire.capture;

import io.podwire.api.capture.CaptureRequest.Point;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Where {@code -i} leads. No link's name has {@code /} or {@code :} in it (dev_valid_name of the kernel), so a word that has is a
 * target, or a target and a link: {@code shop/cart-0}, {@code shop/cart-0:eth0}, {@code host:any}.
 */
final class Points {

    private Points() {}

    static List<Point> of(List<String> words, Session session) {
        if (words.isEmpty()) {
            return List.of(new Point(null, null));
        }
        List<Point> points = new ArrayList<>();
        for (String word : words) {
            Point point = of(word, session);
            if (points.contains(point)) {
                throw new BadUse("-i " + Printable.of(word) + " is given twice");
            }
            points.add(point);
        }
        return points;
    }

    private static Point of(String word, Session session) {
        if (word.isEmpty()) {
            throw new BadUse("-i: an empty name; podwire capture -D lists the links");
        }
        int colon = word.lastIndexOf(':');
        boolean target = word.indexOf('/') >= 0 || colon > 0;
        if (!target) {
            return new Point(null, name(word, null, session));
        }
        // an IPv6 address has colons too, and always more than one
        if (colon < 0 || word.indexOf('/') > colon || word.indexOf(':') != colon && word.indexOf('/') < 0) {
            return new Point(TargetRef.parse(word), null);
        }
        TargetRef in = TargetRef.parse(word.substring(0, colon));
        return new Point(in, name(word.substring(colon + 1), in, session));
    }

    /** A number is the one that {@code -D} shows, unless a link has that name: those begin with a letter as a rule. */
    private static String name(String word, TargetRef in, Session session) {
        boolean number = !word.isEmpty() && word.length() < 5 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? LinkList.named(session, in, Integer.parseInt(word)) : word;
    }
}
