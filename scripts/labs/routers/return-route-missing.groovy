/**
 * One of the routers has no route back to the client's network. Packets reach the server, and its answers end at that router; it can't
 * answer the client either, so a trace goes silent from there on.
 *
 * @name   return-route-missing
 * @class  unreachable
 * @code   return-route-missing
 * @param  at Integer = 3  which router, counted from the client; not the first, which is in that network
 */
import io.podwire.api.error.BadUse

if (!(at in 2..lab.n)) {
    throw new BadUse("at: expected 2 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 10.60.${lab.n}.2"
symptom from: 'client', run: "ping -nqc1 -W1 fd00:60:$lab.n::2"
breaks {
    on("router-$at") {
        run '''
            ip route del 10.60.0.0/24
            ip -6 route del fd00:60:0::/64
        '''
    }
}
mends {
    on("router-$at") {
        run """
            ip route add 10.60.0.0/24 via 10.60.${at - 1}.1 dev left
            ip -6 route add fd00:60:0::/64 via fd00:60:${at - 1}::1 dev left
        """
    }
}
