package io.podwire.analysis.fib;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.Objects;

/** The address that IPv4 sends from where nobody says (inet_select_addr). */
final class Source4 {

    /** RT_SCOPE_*: the higher, the nearer. */
    static final int GLOBAL = 0;

    static final int LINK = 253;
    static final int HOST = 254;

    private final FibFacts facts;

    Source4(FibFacts facts) {
        this.facts = facts;
    }

    /** Number of a scope by its name, or by its number as text. */
    static int scope(String name) {
        return switch (name) {
            case "global", "universe" -> GLOBAL;
            case "site" -> 200;
            case "link" -> LINK;
            case "host" -> HOST;
            case "nowhere" -> 255;
            default -> name.chars().allMatch(Character::isDigit) ? Integer.parseInt(name) : GLOBAL;
        };
    }

    /**
     * Chooses.
     *
     * @param link ifindex it leaves by
     * @param near an address that the source should be in one network with, or null
     * @param scope the nearest scope the source may have
     * @return null where no address will do
     */
    IpAddress select(Integer link, IpAddress near, int scope) {
        IpAddress first = null;
        for (Address address : facts.addresses()) {
            if (link == null || address.linkIndex() != link || !usable(address) || scope(address.scope()) > scope) {
                continue;
            }
            if (near == null || network(address).contains(near)) {
                return address.address().address();
            }
            first = first == null ? address.address().address() : first;
        }
        return first != null ? first : anywhere(master(link), scope);
    }

    /** Any link's but those of another VRF. */
    private IpAddress anywhere(Integer master, int scope) {
        for (Address address : facts.addresses()) {
            int own = scope(address.scope());
            if (usable(address) && own != LINK && own <= scope && Objects.equals(master, master(address.linkIndex()))) {
                return address.address().address();
            }
        }
        return null;
    }

    private Integer master(Integer index) {
        Link link = facts.link(index);
        Link master = link == null ? null : facts.link(link.master());
        return master != null && master.kind().kind().equals("vrf") ? Integer.valueOf(master.index()) : null;
    }

    private static boolean usable(Address address) {
        return !address.address().address().v6() && !address.flags().contains("secondary");
    }

    private static Cidr network(Address address) {
        IpAddress of =
                address.peer() != null ? address.peer() : address.address().address();
        return new Cidr(of, address.address().prefixLength());
    }
}
