/**
 * The link to the right of one of the routers takes packets of 1400 bytes only, and the router's "fragmentation needed" is filtered. Small
 * packets pass; big ones vanish, and their sender never learns of it.
 *
 * @name   mtu-black-hole
 * @class  big-packets
 * @code   mtu-black-hole
 * @param  at Integer = 2  which router, counted from the client
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n)) {
    throw new BadUse("at: expected 1 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 -M do -s 1472 10.60.${lab.n}.2"
symptom from: 'client', run: "ping -nqc1 -W1 -M do -s 1452 fd00:60:$lab.n::2"
breaks {
    on("router-$at") {
        run '''
            ip link set right mtu 1400
            iptables -A OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP
            ip6tables -A OUTPUT -p icmpv6 --icmpv6-type packet-too-big -j DROP
        '''
    }
}
mends {
    on("router-$at") {
        run '''
            ip link set right mtu 1500
            iptables -D OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP
            ip6tables -D OUTPUT -p icmpv6 --icmpv6-type packet-too-big -j DROP
        '''
    }
}
