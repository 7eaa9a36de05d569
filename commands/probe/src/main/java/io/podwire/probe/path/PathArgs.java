package io.podwire.probe.path;

import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.value.IpAddress;
import java.util.Optional;

/** What {@code mtr-probe} can be told: mtr's flags, each with mtr's unit, and podwire's own, which are long. */
public record PathArgs(
        @Param(
                position = 0,
                value = "HOST",
                help = "an address, a name, or a target such as shop/cart-0",
                completion = Completion.TARGET)
        String host,

        // how the answer looks
        @Param(letter = 'r', help = "no live picture; report at the end, after 10 rounds unless -c says else")
        boolean report,

        @Param(letter = 'w', help = "as -r, with whole names")
        boolean reportWide,

        @Param(letter = 'C', help = "as -r, as mtr's comma separated values")
        boolean csv,

        @Param(letter = 'j', help = "as -r, as mtr's JSON") boolean json,

        @Param(letter = 't', help = "live picture, also with -c")
        boolean curses,

        @Param(letter = 'o', value = "FIELDS", help = "mtr's fields and their order; default: 'LS NABWV'")
        Optional<String> order,

        @Param(name = "no-dns", letter = 'n', help = "addresses only, no names of any kind")
        boolean noNames,

        @Param(letter = 'b', help = "names and addresses") boolean showIps,

        @Param(help = "ask DNS for the names of hops; else only names that podwire itself knows are shown")
        boolean resolve,

        @Param(letter = 'e', help = "labels that MPLS routers tell (RFC 4950)")
        boolean mpls,

        @Param(letter = 'z', help = "mtr's column of AS numbers, offline: the Internet's DNS is not asked")
        boolean aslookup,

        @Param(letter = 'y', value = "N", help = "another of mtr's columns, 0 to 4; offline, as -z")
        Optional<Integer> ipinfo,

        // what is sent
        @Param(letter = 'u', help = "UDP instead of ICMP") boolean udp,

        @Param(letter = 'T', help = "TCP connections instead of ICMP")
        boolean tcp,

        @Param(letter = 'P', value = "PORT", help = "of the target, for -u (default: 33434) and -T (default: 80)")
        Optional<Integer> port,

        @Param(letter = 'L', value = "PORT", help = "source port, for -u")
        Optional<Integer> localport,

        @Param(letter = 's', value = "OCTETS", help = "size of a packet with its headers; default: 64")
        Optional<Integer> psize,

        @Param(
                letter = 'B',
                value = "N",
                help = "octet that fills packets, 0 to 255; above: another each round; default: 0")
        Optional<Integer> bitpattern,

        @Param(letter = 'Q', value = "N", help = "TOS or traffic class octet, 0 to 255")
        Optional<Integer> tos,

        @Param(letter = 'M', value = "N", help = "mark of the socket, for policy routing")
        Optional<Integer> mark,

        @Param(letter = 'a', value = "ADDRESS", help = "source address")
        Optional<IpAddress> address,

        @Param(
                name = "interface",
                letter = 'I',
                value = "LINK",
                help = "link to leave by",
                completion = Completion.LINK)
        Optional<String> link,

        @Param(
                value = "N",
                help = "go round after round in N flows (source ports), to see all of several equal ways; default: 1")
        Optional<Integer> flows,

        // how often and how far
        @Param(name = "report-cycles", letter = 'c', value = "N", help = "end after N rounds")
        Optional<Long> rounds,

        @Param(letter = 'i', value = "SECONDS", help = "from one round to the next; default: 1")
        Optional<String> interval,

        @Param(letter = 'f', value = "N", help = "first TTL; default: 1")
        Optional<Integer> firstTtl,

        @Param(letter = 'm', value = "N", help = "highest TTL; default: 30")
        Optional<Integer> maxTtl,

        @Param(letter = 'U', value = "N", help = "most silent hops that are passed over; default: 5")
        Optional<Integer> maxUnknown,

        @Param(name = "wait", letter = 'Z', value = "SECONDS", help = "after which an answer is late; default: 10")
        Optional<String> patience,

        @Param(letter = 'G', value = "SECONDS", help = "wait for answers after the last round; default: 5")
        Optional<String> gracetime,

        @Param(name = "ipv4", letter = '4', help = "only IPv4")
        boolean v4,

        @Param(name = "ipv6", letter = '6', help = "only IPv6")
        boolean v6,

        // ours
        @Param(value = "P%", help = "exit code 1 where more of the rounds did not reach the target")
        Optional<String> failLoss,

        @Param(value = "LANGUAGE", help = "of verdicts: en or zh; default: your locale's, else en")
        Optional<String> lang,

        @Param(help = "without the limits of a guest") boolean rateLimitOff,

        @Param(help = "say what would be sent, and send nothing")
        boolean dryRun) {}
