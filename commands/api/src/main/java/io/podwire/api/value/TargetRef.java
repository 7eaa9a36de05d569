package io.podwire.api.value;

import io.podwire.api.error.BadUse;
import java.util.Locale;
import java.util.Objects;

/**
 * What the user points at, as typed. The grammar is the same for every command ({@code docs/targets.md}): {@code host};
 * {@code pod/NS/NAME}, {@code NS/NAME}; {@code link/NAME}; {@code netns/NAME} or {@code netns/INODE}; {@code pid/N};
 * {@code ctr/ID}; {@code uid/U}; {@code svc/NS/NAME[:PORT]}; {@code node/NAME}; an address; a MAC; or a bare word, which may be
 * the name, or an unambiguous part of the name, of anything.
 *
 * @param form how it was written
 * @param namespace Kubernetes namespace, for POD and SERVICE where one was given; else null
 * @param value the rest: name, id, number or address in the user's own spelling
 */
public record TargetRef(Form form, String namespace, String value) {

    /** The forms of a target. */
    public enum Form {
        HOST,
        POD,
        ADDRESS,
        MAC,
        LINK,
        NETNS,
        PID,
        CONTAINER,
        UID,
        SERVICE,
        NODE,
        WORD
    }

    public TargetRef {
        Objects.requireNonNull(form);
        Objects.requireNonNull(value);
    }

    /**
     * Reads a target.
     *
     * @throws BadUse where a prefix is followed by nothing or by something that can't be what it says
     */
    public static TargetRef parse(String text) {
        if (text.isBlank()) {
            throw new BadUse(
                    "an empty target; expected a pod, address, MAC, link, netns, pid or container",
                    "see:   podwire help targets");
        }
        if (text.equals("host")) {
            return new TargetRef(Form.HOST, null, text);
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return parsePrefixed(text, text.substring(0, slash), text.substring(slash + 1));
        }
        if (IpAddress.parseOrNull(text) != null) {
            return new TargetRef(Form.ADDRESS, null, text);
        }
        if (MacAddress.parseOrNull(text) != null) {
            return new TargetRef(Form.MAC, null, text);
        }
        return new TargetRef(Form.WORD, null, text);
    }

    private static TargetRef parsePrefixed(String text, String prefix, String rest) {
        if (rest.isEmpty() || prefix.isEmpty()) {
            throw new BadUse(
                    "target '" + Printable.of(text) + "' lacks a part beside '/'", "see:   podwire help targets");
        }
        return switch (prefix) {
            case "pod", "svc" -> named(text, prefix.equals("pod") ? Form.POD : Form.SERVICE, rest);
            case "link" -> new TargetRef(Form.LINK, null, rest);
            case "netns" -> new TargetRef(Form.NETNS, null, rest);
            case "ctr" -> new TargetRef(Form.CONTAINER, null, hex(text, rest));
            case "uid" -> new TargetRef(Form.UID, null, rest);
            case "node" -> new TargetRef(Form.NODE, null, rest);
            case "pid" -> new TargetRef(Form.PID, null, number(text, rest));
            default -> new TargetRef(Form.POD, prefix, rest);
        };
    }

    private static TargetRef named(String text, Form form, String rest) {
        int slash = rest.indexOf('/');
        if (slash <= 0 || slash == rest.length() - 1) {
            throw new BadUse("target '" + Printable.of(text) + "' lacks a namespace or a name; expected "
                    + (form == Form.POD ? "pod" : "svc") + "/NAMESPACE/NAME");
        }
        return new TargetRef(form, rest.substring(0, slash), rest.substring(slash + 1));
    }

    private static String number(String text, String rest) {
        // PID_MAX_LIMIT is 2^22 (linux/threads.h): nine digits hold every pid, and fit an int
        if (!rest.matches("[1-9][0-9]{0,8}")) {
            throw new BadUse("target '" + Printable.of(text) + "' is not pid/NUMBER");
        }
        return rest;
    }

    private static String hex(String text, String rest) {
        String id = rest.toLowerCase(Locale.ROOT);
        if (!id.matches("[0-9a-f]{2,64}")) {
            throw new BadUse(
                    "target '" + Printable.of(text) + "' is not ctr/ID; expected 2 to 64 hex digits of a container id");
        }
        return id;
    }

    /** As it can be typed again. */
    @Override
    public String toString() {
        return switch (form) {
            case HOST, ADDRESS, MAC, WORD -> value;
            case POD ->
                (namespace.matches("pod|svc|link|netns|ctr|uid|node|pid") ? "pod/" : "") + namespace + "/" + value;
            case SERVICE -> "svc/" + namespace + "/" + value;
            case LINK -> "link/" + value;
            case NETNS -> "netns/" + value;
            case PID -> "pid/" + value;
            case CONTAINER -> "ctr/" + value;
            case UID -> "uid/" + value;
            case NODE -> "node/" + value;
        };
    }
}
