package io.podwire.shell.render;

/**
 * Tells which texts may stand in YAML without quotes: only those that no reader, of YAML 1.1 or 1.2, can take for a number, a
 * truth, a date, a sexagesimal number ({@code 0a:58:…} as {@code 22:22}) or syntax.
 */
final class YamlText {

    private YamlText() {}

    static boolean isPlain(String text) {
        if (text.isEmpty() || !letter(text.charAt(0)) || isWordOfYaml(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordOfYaml(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "null", "true", "false", "yes", "no", "on", "off", "y", "n" -> true;
            default -> false;
        };
    }
}
