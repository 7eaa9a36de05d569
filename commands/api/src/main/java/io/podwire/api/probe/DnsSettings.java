package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.List;

/**
 * How a resolver asks: what resolv.conf(5) says, as glibc reads it.
 *
 * @param file it was read from, as the host would write its path; null where there was none
 * @param servers at most 3, in the order in which they are asked; {@code 127.0.0.1} where none was named
 * @param search domains that are put behind a name, in their order, without a dot at the end
 * @param ndots a name with at least so many dots is asked as it is first; 0 to 15
 * @param timeout of the first server; 1 s to 30 s
 * @param attempts rounds through all servers; 1 to 5
 * @param rotate it begins with another server each time
 * @param useTcp it asks over TCP from the beginning (use-vc)
 * @param edns it takes bigger datagrams as answers (edns0, RFC 6891)
 * @param singleRequest A and AAAA are asked one after the other (single-request, single-request-reopen)
 * @param noAaaa AAAA is never asked (no-aaaa)
 * @param trustAd it wants to know whether the answer was authenticated (trust-ad)
 * @param remarks lines that say nothing to a resolver, and what it takes instead
 */
public record DnsSettings(
        String file,
        List<IpAddress> servers,
        List<String> search,
        int ndots,
        Duration timeout,
        int attempts,
        boolean rotate,
        boolean useTcp,
        boolean edns,
        boolean singleRequest,
        boolean noAaaa,
        boolean trustAd,
        List<String> remarks) {

    public DnsSettings {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
        remarks = List.copyOf(remarks);
    }
}
