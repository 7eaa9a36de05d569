package io.podwire.shell.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must neither be kept in a history nor stand in a transcript: passwords, tokens, keys, credentials in headers and addresses, as
 * they are commonly written. A guess by form: it masks rather too much, and can't know a secret that looks like any other word.
 */
final class Secrets {

    static final String MASK = "***";

    private static final String NAMES =
            "(?:[A-Za-z0-9_-]*(?:pass(?:word|wd|phrase)?|pwd|token|secret|api[-_]?key|access[-_]?key"
                    + "|private[-_]?key|credentials?|auth[-_]?key)|(?:[A-Za-z0-9]+[-_])*key)";

    private static final String VALUE = "(\"[^\"]*\"|'[^']*'|[^\\s,;&}\\])\"'=~*-][^\\s,;&}\\])\"']*)";

    private static final Pattern[] FORMS = {
        // all of what follows a header of these
        Pattern.compile("(?i)((?:proxy-)?authorization\\s*[:=]\\s*(?:(?:bearer|basic|digest|token)\\s+)?)"
                + "([^\\s'\"*][^'\"\\r\\n]*)"),
        Pattern.compile("(?i)((?:set-)?cookie\\s*:\\s*)([^'\"\\r\\n]+)"),
        Pattern.compile("(?i)(\\bbearer\\s+)([-A-Za-z0-9._~+/]{6,}=*)"),
        // password=x, "token": "x", X-Api-Key: x; key=x, but a key: x stands in many answers
        Pattern.compile("(?i)((?<![A-Za-z0-9_-])" + NAMES + "\\s*=\\s*)" + VALUE),
        Pattern.compile("(?i)((?<![A-Za-z0-9_-])(?!key\\b)" + NAMES + "[\"']?\\s*:\\s*)" + VALUE),
        Pattern.compile("(?i)((?<!\\S)--?" + NAMES + "\\s+)" + VALUE),
        // scheme://user:password@host
        Pattern.compile("([a-z][a-z0-9+.-]*://[^\\s:/@]*:)([^\\s/@]+)(?=@)"),
        Pattern.compile("((?<!\\S)(?:-u|--user)[ =]?[^\\s:]+:)(\\S+)"),
        Pattern.compile("(\\b(?:mysql|mysqldump|mariadb|sshpass)\\s(?:.*\\s)?-p)(\\S+)"),
        // JSON web tokens
        Pattern.compile("()(\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?)"),
        Pattern.compile("()(-----BEGIN [A-Z ]*PRIVATE KEY-----.*)"),
    };

    private Secrets() {}

    /** The text with each secret replaced by {@value #MASK}. */
    static String masked(String text) {
        String result = text;
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(result);
            result = matcher.replaceAll(
                    match -> Matcher.quoteReplacement(match.group(1)) + Matcher.quoteReplacement(MASK));
        }
        return result;
    }

    /** Whether there is one. */
    static boolean in(String text) {
        return !masked(text).equals(text);
    }
}
