/**
 * One of the routers sends no ICMP of its own: a trace shows nothing at that hop, and all hops behind it answer. Nothing is lost; this is
 * no fault of the path, and must not be taken for one.
 *
 * @name   icmp-silent
 * @class  unreachable
 * @code   icmp-rate-limited
 * @param  at Integer = 2  which router, counted from the client
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n)) {
    throw new BadUse("at: expected 1 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nc1 -W1 -t $at 10.60.${lab.n}.2", shows: /Time to live exceeded/
symptom from: 'client', run: "ping -nc1 -W1 -t $at fd00:60:$lab.n::2", shows: /Hop limit/
breaks {
    on("router-$at") {
        run '''
            iptables -A OUTPUT -p icmp --icmp-type time-exceeded -j DROP
            ip6tables -A OUTPUT -p icmpv6 --icmpv6-type time-exceeded -j DROP
        '''
    }
}
mends {
    on("router-$at") {
        run '''
            iptables -D OUTPUT -p icmp --icmp-type time-exceeded -j DROP
            ip6tables -D OUTPUT -p icmpv6 --icmpv6-type time-exceeded -j DROP
        '''
    }
}
