/**
 * One of the routers throws away what goes to the server, without a word: a blackhole route for its addresses.
 *
 * @name   blackhole
 * @class  unreachable
 * @code   route-blackhole
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
            ip route add blackhole 10.60.${lab.n}.2/32
            ip -6 route add blackhole fd00:60:$lab.n::2/128
        """
    }
}
mends {
    on("router-$at") {
        run """
            ip route del blackhole 10.60.${lab.n}.2/32
            ip -6 route del blackhole fd00:60:$lab.n::2/128
        """
    }
}
