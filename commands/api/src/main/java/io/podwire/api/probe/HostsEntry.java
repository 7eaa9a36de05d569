package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * What a hosts(5) file has for a name. The programs that read it, which are nearly all, ask no server then.
 *
 * @param file where it is, as {@link io.podwire.api.host.ResolverFile#path} has it
 * @param addresses at least one; the first of each family, which is what a program gets
 */
public record HostsEntry(String file, List<IpAddress> addresses) {

    public HostsEntry {
        addresses = List.copyOf(addresses);
    }
}
