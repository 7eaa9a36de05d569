/**
 * A rule at one of the routers sends what comes from the client by another table, which leads back: packets go to and fro between two
 * routers until their time is up.
 *
 * @name   policy-route
 * @class  unreachable
 * @code   policy-route-diverts
 * @param  at Integer = 2  which router, counted from the client
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n)) {
    throw new BadUse("at: expected 1 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 10.60.${lab.n}.2"
symptom from: 'client', run: "ping -nqc1 -W1 fd00:60:$lab.n::2"
breaks {
    on("router-$at") {
        run """
            ip route add default via 10.60.${at - 1}.1 dev left table 66
            ip -6 route add default via fd00:60:${at - 1}::1 dev left table 66
            ip rule add iif left from 10.60.0.0/24 lookup 66 pref 66
            ip -6 rule add iif left from fd00:60:0::/64 lookup 66 pref 66
        """
    }
}
mends {
    on("router-$at") {
        run '''
            ip rule del pref 66
            ip -6 rule del pref 66
            ip route flush table 66
            ip -6 route flush table 66
        '''
    }
}
