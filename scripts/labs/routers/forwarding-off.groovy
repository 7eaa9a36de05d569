/**
 * One of the routers does not forward IPv4 any more, as after a start without its sysctls. IPv6 goes on.
 *
 * @name   forwarding-off
 * @class  unreachable
 * @code   ip-forward-off
 * @param  at Integer = 2  which router, counted from the client
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n)) {
    throw new BadUse("at: expected 1 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 10.60.${lab.n}.2"
breaks { on("router-$at") { sysctl 'net.ipv4.ip_forward', 0 } }
mends { on("router-$at") { sysctl 'net.ipv4.ip_forward', 1 } }
