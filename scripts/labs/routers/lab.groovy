/**
 * A chain of routers between a client and a server, for path tracing. Each link is a network of its own, 10.60.I.0/24 and
 * fd00:60:I::/64 with I counted from the client: its left end is .1, its right end .2. Router I has link I-1 on its left and link I on its
 * right. What routers say by ICMP is limited as Linux does by default: to one peer some six at once, then one a second.
 *
 * @name   routers
 * @param  n Integer = 4  how many routers, 2 to 20
 * @needs  ip, iptables, ip6tables, ping
 */
import io.podwire.api.error.BadUse

if (!(n in 2..20)) {
    throw new BadUse("n: expected 2 to 20 routers, not $n")
}
(0..n).each { wire "link-$it", mtu: 1500 }

// the end of a link: its left one is 1, its right one 2
def mac = { link, end -> String.format('02:00:00:3c:%02x:%02x', link, end) }
def addresses = { link, end -> ["10.60.$link.$end/24", "fd00:60:$link::$end/64"] }

node('client') {
    nic 'eth0', wire: 'link-0', mac: mac(0, 1), addresses: addresses(0, 1)
    run '''
        ip route add default via 10.60.0.2
        ip -6 route add default via fd00:60:0::2
    '''
}

(1..n).each { number ->
    node("router-$number") {
        sysctl 'net.ipv4.ip_forward', 1
        sysctl 'net.ipv6.conf.all.forwarding', 1
        sysctl 'net.ipv4.conf.all.rp_filter', 0
        sysctl 'net.ipv4.conf.default.rp_filter', 0
        nic 'left', wire: "link-${number - 1}", mac: mac(number - 1, 2), addresses: addresses(number - 1, 2)
        nic 'right', wire: "link-$number", mac: mac(number, 1), addresses: addresses(number, 1)
        (0..n).each { link ->
            if (link < number - 1) {
                run """
                    ip route add 10.60.$link.0/24 via 10.60.${number - 1}.1 dev left
                    ip -6 route add fd00:60:$link::/64 via fd00:60:${number - 1}::1 dev left
                """
            } else if (link > number) {
                run """
                    ip route add 10.60.$link.0/24 via 10.60.${number}.2 dev right
                    ip -6 route add fd00:60:$link::/64 via fd00:60:${number}::2 dev right
                """
            }
        }
    }
}

node('server') {
    nic 'eth0', wire: "link-$n", mac: mac(n, 2), addresses: addresses(n, 2)
    run """
        ip route add default via 10.60.${n}.1
        ip -6 route add default via fd00:60:$n::1
    """
    serve tcp: [8080], udp: [5353]
}
