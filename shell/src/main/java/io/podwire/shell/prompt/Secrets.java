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
            "pass(?:word|wd|phrase)?|pwd|token|secret|api[-_]?key|access[-_]?key|private[-_]?key"
                    + "|client[-_]?secret|credentials?|auth[-_]?key|key";

    private static final Pattern[] FORMS = {
        // Authorization: Bearer …, Proxy-Authorization: Basic …, Cookie: …: all of what follows
        Pattern.compile(
                "(?i)((?:proxy-)?authorization\\s*[:=]\\s*(?:bearer|basic|digest|token)?\\s*|(?:set-)?cookie\\s*:\\s*)"
                        + "([^\\s'\"][^'\"\\r\\n]*)"),
        Pattern.compile("(?i)(\\bbearer\\s+)([-A-Za-z0-9._~+/]{6,}=*)"),
        // password=x, "token": "x", --api-key x, X-Api-Key: x
        Pattern.compile("(?i)((?:^|[^A-Za-z0-9])[A-Za-z0-9_-]*(?:" + NAMES
                + ")[\"']?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;&}\\])\"']+)"),
        Pattern.compile("(?i)(--?(?:[a-z0-9]+-)*(?:" + NAMES + ")\\s+)(\"[^\"]*\"|'[^']*'|[^\\s-][^\\s]*)"),
        // scheme://user:password@host
        Pattern.compile("([a-z][a-z0-9+.-]*://[^\\s:/@]*:)([^\\s/@]+)(?=@)"),
        // curl -u user:password, mysql -pPASSWORD
        Pattern.compile("((?:^|\\s)(?:-u|--user)[ =]?[^\\s:]+:)(\\S+)"),
        Pattern.compile("((?:^|\\s)(?:mysql|mysqldump|mariadb|sshpass)\\s(?:.*\\s)?-p)(\\S+)"),
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
