/**
 * One of the routers has no route to the server's network. It says so (network unreachable), and the trace ends there.
 *
 * @name   route-missing
 * @class  unreachable
 * @code   route-missing
 * @param  at Integer = 2  which router, counted from the client; not the last, which is in that network
 */
import io.podwire.api.error.BadUse

if (!(at in 1..<lab.n)) {
    throw new BadUse("at: expected 1 to ${lab.n - 1}, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 10.60.${lab.n}.2"
symptom from: 'client', run: "ping -nqc1 -W1 fd00:60:$lab.n::2"
breaks {
    on("router-$at") {
        run """
            ip route del 10.60.${lab.n}.0/24
            ip -6 route del fd00:60:$lab.n::/64
        """
    }
}
mends {
    on("router-$at") {
        run """
            ip route add 10.60.${lab.n}.0/24 via 10.60.${at}.2 dev right
            ip -6 route add fd00:60:$lab.n::/64 via fd00:60:$at::2 dev right
        """
    }
}
