/**
 * The link to the right of one of the routers takes packets of 1400 bytes only, and the router says so. A sender that forbids fragments is
 * told the size; one that does not listen fails with big packets.
 *
 * @name   mtu-small
 * @class  big-packets
 * @code   mtu-mismatch
 * @param  at Integer = 2  which router, counted from the client
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n)) {
    throw new BadUse("at: expected 1 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 -M do -s 1472 10.60.${lab.n}.2"
symptom from: "router-$at", run: 'ip link show dev right', shows: /mtu 1500/
breaks { on("router-$at") { run 'ip link set right mtu 1400' } }
mends {
    on("router-$at") { run 'ip link set right mtu 1500' }
    // what hosts learned of the path
    on('client') { run 'ip route flush cache\nip -6 route flush cache' }
}
