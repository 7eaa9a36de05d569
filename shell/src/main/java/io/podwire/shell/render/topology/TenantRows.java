package io.podwire.shell.render.topology;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * A tenant as rows.
 *
 * @param rows at least one
 * @param odd whether it must be seen, however many there are
 * @param shape what it has in common with others that look alike
 * @param address by which it is told from those; null where it has none
 */
record TenantRows(List<Row> rows, boolean odd, String shape, IpAddress address) {}
