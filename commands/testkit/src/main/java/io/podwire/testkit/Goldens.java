package io.podwire.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Golden files: bytes and what they mean, in one text. A case is a line {@code == name}, then hex digits (blanks and line breaks
 * anywhere, {@code #} begins a comment), then a line {@code --}, then the expected text up to the next case.
 *
 * @param name of the case
 * @param bytes the input
 * @param expected the text, without surrounding blanks
 */
public record Goldens(String name, byte[] bytes, String expected) {

    @Override
    public String toString() {
        return name;
    }

    /**
     * Reads the cases of a resource beside a test class; there is at least one.
     *
     * @throws AssertionError where the file is missing or not of that form
     */
    public static List<Goldens> read(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("no resource " + resource + " beside " + test.getName());
            }
            List<Goldens> cases = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (cases.isEmpty()) {
                throw new AssertionError(resource + " holds no case");
            }
            return cases;
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    static List<Goldens> parse(String text) {
        List<Goldens> cases = new ArrayList<>();
        String name = null;
        StringBuilder hex = new StringBuilder();
        StringBuilder expected = null;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("== ")) {
                add(cases, name, hex, expected);
                name = line.substring(3).strip();
                hex = new StringBuilder();
                expected = null;
            } else if (line.equals("--") && expected == null) {
                expected = new StringBuilder();
            } else if (expected != null) {
                expected.append(line).append('\n');
            } else {
                hex.append(line.replaceAll("#.*", "").replaceAll("\\s", ""));
            }
        }
        add(cases, name, hex, expected);
        return cases;
    }

    private static void add(List<Goldens> cases, String name, StringBuilder hex, StringBuilder expected) {
        if (name == null) {
            if (!hex.isEmpty()) {
                throw new AssertionError("bytes before the first case");
            }
            return;
        }
        if (expected == null) {
            throw new AssertionError("case " + name + " has no line '--'");
        }
        cases.add(new Goldens(
                name, HexFormat.of().parseHex(hex), expected.toString().strip()));
    }
}
