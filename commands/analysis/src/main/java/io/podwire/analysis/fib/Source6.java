package io.podwire.analysis.fib;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.List;
import java.util.Objects;

/** The address that IPv6 sends from where nobody says (RFC 6724 section 5, ipv6_dev_get_saddr). */
final class Source6 {

    /** The kernel's table of labels (net/ipv6/addrlabel.c), the longest prefix first. */
    private static final List<Labelled> LABELS = List.of(
            new Labelled("::1/128", 0),
            new Labelled("::ffff:0:0/96", 4),
            new Labelled("::/96", 3),
            new Labelled("2001::/32", 6),
            new Labelled("2001:10::/28", 7),
            new Labelled("2002::/16", 2),
            new Labelled("fc00::/7", 5),
            new Labelled("::/0", 1));

    private static final int LINK_LOCAL = 2;
    private static final int GLOBAL = 14;
    private static final int RULES = 6;

    private record Labelled(Cidr prefix, int label) {
        Labelled(String prefix, int label) {
            this(Cidr.parse(prefix), label);
        }
    }

    private final FibFacts facts;

    Source6(FibFacts facts) {
        this.facts = facts;
    }

    /**
     * Chooses.
     *
     * @param link ifindex it leaves by
     * @return null where no address will do
     */
    IpAddress select(Integer link, IpAddress to) {
        boolean ofLinkOnly = (to.octets()[0] & 0xff) == 0xff || scope(to) <= LINK_LOCAL;
        Address best = null;
        for (Address candidate : facts.addresses()) {
            IpAddress address = candidate.address().address();
            if (!address.v6()
                    || ofLinkOnly && (link == null || candidate.linkIndex() != link)
                    || !Objects.equals(master(candidate.linkIndex()), master(link))
                    || candidate.flags().contains("tentative")
                            && !candidate.flags().contains("optimistic")) {
                continue;
            }
            if (best == null || better(candidate, best, link, to)) {
                best = candidate;
            }
        }
        return best == null ? null : best.address().address();
    }

    private Integer master(Integer index) {
        Link link = facts.link(index);
        Link master = link == null ? null : facts.link(link.master());
        return master != null && master.kind().kind().equals("vrf") ? Integer.valueOf(master.index()) : null;
    }

    /** The first rule that tells the two apart decides; where none does, the earlier stays. */
    private boolean better(Address a, Address b, Integer link, IpAddress to) {
        for (int rule = 0; rule <= RULES; rule++) {
            int difference = value(rule, a, link, to) - value(rule, b, link, to);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private int value(int rule, Address candidate, Integer link, IpAddress to) {
        IpAddress address = candidate.address().address();
        return switch (rule) {
            case 0 -> address.equals(to) ? 1 : 0;
            case 1 -> fit(scope(address), scope(to));
            case 2 -> candidate.flags().contains("deprecated") && !address.loopback() ? 0 : 1;
            case 3 -> link == null || candidate.linkIndex() == link ? 1 : 0;
            case 4 -> label(address) == label(to) ? 1 : 0;
            case 5 -> temporaryFits(candidate) ? 1 : 0;
            default -> Math.min(commonBits(address, to), candidate.address().prefixLength());
        };
    }

    /** The smallest scope that reaches is best; those that do not reach come last. */
    private static int fit(int own, int wanted) {
        return own >= wanted ? -own : own - 128;
    }

    private boolean temporaryFits(Address candidate) {
        String wish = facts.sysctl().apply("net/ipv6/conf/" + candidate.link() + "/use_tempaddr");
        boolean wanted = wish != null && wish.strip().equals("2");
        return candidate.flags().contains("temporary") == wanted;
    }

    private static int scope(IpAddress address) {
        byte[] o = address.octets();
        if ((o[0] & 0xff) == 0xff) {
            return o[1] & 0xf;
        }
        if (address.linkLocal() || address.loopback()) {
            return LINK_LOCAL;
        }
        return (o[0] & 0xff) == 0xfe && (o[1] & 0xc0) == 0xc0 ? 5 : GLOBAL;
    }

    private static int label(IpAddress address) {
        for (Labelled one : LABELS) {
            if (one.prefix().contains(address)) {
                return one.label();
            }
        }
        return 1;
    }

    private static int commonBits(IpAddress a, IpAddress b) {
        byte[] left = a.octets();
        byte[] right = b.octets();
        for (int i = 0; i < left.length; i++) {
            int difference = (left[i] ^ right[i]) & 0xff;
            if (difference != 0) {
                return 8 * i + Integer.numberOfLeadingZeros(difference) - 24;
            }
        }
        return 128;
    }
}
