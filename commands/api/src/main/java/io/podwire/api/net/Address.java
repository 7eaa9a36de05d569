package io.podwire.api.net;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.List;

/**
 * An address of a link (RTM_NEWADDR, {@code linux/if_addr.h}).
 *
 * @param netns inode of its namespace
 * @param linkIndex ifindex
 * @param link name of that link at the time of reading; null where it was gone
 * @param address with its prefix length; on a point-to-point link this is the local one
 * @param peer far address of a point-to-point link, or null
 * @param broadcast IPv4 broadcast address, or null
 * @param label IFA_LABEL, or null
 * @param scope {@code global}, {@code link}, {@code host}, {@code site}, {@code nowhere}, or a number
 * @param flags IFA_F_* that are set, lower case without the prefix: {@code permanent}, {@code tentative}, {@code dadfailed}, …
 * @param validFor remaining valid lifetime; null: for ever
 * @param preferredFor remaining preferred lifetime; null: for ever
 * @param protocol IFA_PROTO by name ({@code kernel_lo}, {@code kernel_ra}, {@code kernel_ll}) or number; null where not said
 * @param metric of the prefix route it makes; 0: the default
 */
public record Address(
        long netns,
        int linkIndex,
        String link,
        Cidr address,
        IpAddress peer,
        IpAddress broadcast,
        String label,
        String scope,
        List<String> flags,
        Duration validFor,
        Duration preferredFor,
        String protocol,
        long metric) {

    public Address {
        flags = List.copyOf(flags);
    }
}
