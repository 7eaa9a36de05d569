package io.podwire.engine.rtnetlink;

import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What iproute2 says of a namespace: independent of podwire's own reading. */
final class Oracle {

    private Oracle() {}

    /** Output of {@code ip -n NETNS …} or {@code bridge -n NETNS …} with {@code -j}, without the empty objects that ip prints. */
    static List<Map<String, Object>> ask(String... command) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Object item : (List<?>) json(command)) {
            Map<String, Object> entry = map(item);
            if (!entry.isEmpty()) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Object json(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            byte[] text = process.getInputStream().readAllBytes();
            String errors = new String(process.getErrorStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + errors);
            }
            return text.length == 0 ? List.of() : JsonTree.read(text, Limits.DOCUMENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value != null) {
            ((Map<?, ?>) value).forEach((k, v) -> map.put((String) k, v));
        }
        return map;
    }

    static List<String> strings(Object value) {
        List<String> strings = new ArrayList<>();
        if (value != null) {
            ((List<?>) value).forEach(v -> strings.add((String) v));
        }
        return strings;
    }
}
