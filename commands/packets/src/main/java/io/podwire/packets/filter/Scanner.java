package io.podwire.packets.filter;

import io.podwire.packets.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a filter into words as libpcap's scanner.l does: the longest word wins, so {@code len-14} is a name and {@code len - 14} a sum. */
final class Scanner {

    /** Words that the grammar uses; protocols are in {@link Vocabulary}. */
    private static final Set<String> GRAMMAR = Set.of(
            "and",
            "or",
            "not",
            "src",
            "dst",
            "host",
            "net",
            "mask",
            "port",
            "portrange",
            "proto",
            "protochain",
            "gateway",
            "less",
            "greater",
            "byte",
            "broadcast",
            "multicast",
            "len",
            "length",
            "inbound",
            "outbound",
            "ifindex",
            "vlan",
            "mpls",
            "pppoed",
            "pppoes",
            "geneve");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    /** All words, and one {@link Kind#END}. */
    static List<Token> scan(String text) throws FilterSyntax {
        Scanner scanner = new Scanner(text);
        scanner.all();
        return scanner.tokens;
    }

    private void all() throws FilterSyntax {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '\\') {
                escaped();
            } else if (!address() && !sign() && !word()) {
                throw new FilterSyntax(
                        at, text.substring(at, at + 1), "a word, a number or one of + - * / % & | ^ < > = ! ( ) [ ] :");
            }
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    }

    /** A word that is no keyword because of the backslash before it. */
    private void escaped() {
        int end = at + 1;
        while (end < text.length() && " !()\t\n\r".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        add(Kind.NAME, text.substring(at + 1, end), end);
    }

    /** An IPv6 or a MAC address, which hold colons; a colon otherwise stands between offset and size. */
    private boolean address() {
        int end = at;
        int colons = 0;
        while (end < text.length() && (isHex(text.charAt(end)) || ":.-".indexOf(text.charAt(end)) >= 0)) {
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        String run = text.substring(at, end);
        if (isMac(run)) {
            add(Kind.MAC, run, end);
            return true;
        }
        if (run.contains("::") || colons == 7) {
            add(Kind.IPV6, run, end);
            return true;
        }
        return false;
    }

    private static boolean isMac(String run) {
        for (char separator : new char[] {':', '-', '.'}) {
            int parts = 1;
            int digits = 0;
            boolean fits = !run.isEmpty();
            for (int i = 0; i < run.length() && fits; i++) {
                char c = run.charAt(i);
                if (c == separator) {
                    fits = digits > 0;
                    parts++;
                    digits = 0;
                } else {
                    fits = isHex(c) && ++digits <= (separator == '.' ? 4 : 2);
                }
            }
            if (fits && digits > 0 && parts == (separator == '.' ? 3 : 6) && (separator != '.' || run.length() == 14)) {
                return true;
            }
        }
        return false;
    }

    private boolean sign() {
        for (String two : new String[] {"&&", "||", ">=", "<=", "!=", "==", "<<", ">>"}) {
            if (text.startsWith(two, at)) {
                switch (two) {
                    case "&&" -> add(Kind.KEYWORD, "and", at + 2);
                    case "||" -> add(Kind.KEYWORD, "or", at + 2);
                    case "==" -> add(Kind.SIGN, "=", at + 2);
                    default -> add(Kind.SIGN, two, at + 2);
                }
                return true;
            }
        }
        if (text.charAt(at) == '!') {
            add(Kind.KEYWORD, "not", at + 1);
            return true;
        }
        if ("+-*/%:[]<>()&|^=".indexOf(text.charAt(at)) >= 0) {
            add(Kind.SIGN, text.substring(at, at + 1), at + 1);
            return true;
        }
        return false;
    }

    private boolean word() {
        int end = at;
        while (end < text.length() && (isAlphanumeric(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > at && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '_')) {
            end--;
        }
        if (end == at) {
            return false;
        }
        String word = text.substring(at, end);
        add(kind(word), word, end);
        return true;
    }

    private static Kind kind(String word) {
        if (GRAMMAR.contains(word) || Vocabulary.isProtocol(word)) {
            return Kind.KEYWORD;
        }
        if (Vocabulary.constant(word) != null || isNumber(word)) {
            return Kind.NUMBER;
        }
        int dots = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return Kind.NAME;
            }
        }
        return dots <= 3 && !word.startsWith(".") && !word.endsWith(".") && !word.contains("..")
                ? Kind.IPV4
                : Kind.NAME;
    }

    private static boolean isNumber(String word) {
        if (word.toLowerCase(Locale.ROOT).startsWith("0x")) {
            return word.length() > 2 && word.substring(2).chars().allMatch(c -> isHex((char) c));
        }
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void add(Kind kind, String word, int end) {
        tokens.add(new Token(kind, word, at, end));
        at = end;
    }
}
