package io.podwire.probe.target;

import io.podwire.api.value.IpAddress;

/**
 * One address that a probe goes to.
 *
 * @param asked what the user wrote
 * @param address what it means
 * @param link that a link-local address was written with ({@code fe80::1%eth0}); else null
 */
public record Destination(String asked, IpAddress address, String link) {

    /** True where the user wrote the address itself. */
    public boolean literal() {
        return asked.equals(address.toString()) || IpAddress.parseOrNull(asked) != null || link != null;
    }
}
