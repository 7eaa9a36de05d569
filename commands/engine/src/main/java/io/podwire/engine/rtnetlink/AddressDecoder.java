package io.podwire.engine.rtnetlink;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Address;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes RTM_NEWADDR an {@link Address}. */
final class AddressDecoder {

    /** {@code struct ifaddrmsg}. */
    static final int HEADER = 8;

    private static final long FOR_EVER = 0xffff_ffffL;

    private AddressDecoder() {}

    /** Null for another family than IPv4 and IPv6. */
    static Address decode(NetlinkMessage message, long netns, LinkNames names) {
        int family = message.u8(0);
        if (family != Libc.AF_INET && family != Libc.AF_INET6) {
            return null;
        }
        IpAddress address = null;
        IpAddress local = null;
        IpAddress broadcast = null;
        String label = null;
        long flags = message.u8(2);
        Duration validFor = null;
        Duration preferredFor = null;
        String protocol = null;
        long metric = 0;
        Attributes a = message.attributes(HEADER, "RTM_NEWADDR");
        while (a.next()) {
            switch (a.type()) {
                case 1 -> address = a.ip(); // IFA_ADDRESS
                case 2 -> local = a.ip(); // IFA_LOCAL
                case 3 -> label = a.string(); // IFA_LABEL
                case 4 -> broadcast = a.ip(); // IFA_BROADCAST
                case 6 -> { // IFA_CACHEINFO
                    preferredFor = lifetime(a.u32());
                    validFor = lifetime(a.u32(4));
                }
                case 8 -> flags = a.u32(); // IFA_FLAGS: all 32, the header has room for 8
                case 9 -> metric = a.u32(); // IFA_RT_PRIORITY
                case 11 -> protocol = KernelNames.of(a.u8(), KernelNames.ADDRESS_PROTOCOLS); // IFA_PROTO
                default -> {}
            }
        }
        // On a point-to-point link IFA_ADDRESS is the far one; IPv6 sends IFA_LOCAL only there.
        IpAddress own = local != null ? local : address;
        if (own == null) {
            throw new BadData("RTM_NEWADDR: no address");
        }
        int index = message.s32(4);
        return new Address(
                netns,
                index,
                names.of(index),
                Prefixes.of(family, own, message.u8(1), "RTM_NEWADDR"),
                own.equals(address) ? null : address,
                broadcast,
                label,
                KernelNames.scope(message.u8(3)),
                flags(flags, family),
                validFor,
                preferredFor,
                protocol,
                metric);
    }

    private static Duration lifetime(long seconds) {
        return seconds == FOR_EVER ? null : Duration.ofSeconds(seconds);
    }

    private static List<String> flags(long set, int family) {
        if (family == Libc.AF_INET6 && (set & 1) != 0) {
            List<String> flags = new ArrayList<>();
            flags.add("temporary");
            flags.addAll(KernelNames.bits(set & ~1L, KernelNames.ADDRESS_FLAGS));
            return flags;
        }
        return KernelNames.bits(set, KernelNames.ADDRESS_FLAGS);
    }
}
