package io.podwire.shell.render;

import io.podwire.api.value.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How maps stand in a table: a column a key, in the order in which the keys come. */
final class MapSheet {

    private MapSheet() {}

    /** The sheet of these maps; one without columns where there are none. */
    static Sheet<?, ?> of(List<?> maps) {
        Map<Object, String> keys = new LinkedHashMap<>();
        maps.forEach(map -> ((Map<?, ?>) map).keySet().forEach(key -> keys.put(key, String.valueOf(key))));
        Sheet.Builder<Map<?, ?>, Map<?, ?>> sheet = Sheet.of("rows");
        int rank = 0;
        for (Map.Entry<Object, String> key : keys.entrySet()) {
            sheet.text(Printable.of(key.getValue().toUpperCase(Locale.ROOT)), map -> map.get(key.getKey()))
                    .rank(rank++)
                    .least(8);
        }
        return sheet.end();
    }
}
