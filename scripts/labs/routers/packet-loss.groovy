/**
 * One of the routers loses packets of both directions by chance. The loss begins at the hop behind it and stays until the end, which is how
 * one tells it from a router that only says little.
 *
 * @name   packet-loss
 * @class  unreachable
 * @code   packet-loss
 * @param  at Integer = 2  which router, counted from the client
 * @param  percent Integer = 30  of a hundred packets, each way
 */
import io.podwire.api.error.BadUse

if (!(at in 1..lab.n) || !(percent in 1..99)) {
    throw new BadUse("at: expected 1 to $lab.n; percent: 1 to 99")
}
def rule = "FORWARD -m statistic --mode random --probability ${percent / 100} -j DROP"
symptom from: 'client', run: "ping -nqc30 -i0.02 -W1 10.60.${lab.n}.2", shows: / 0% packet loss/
symptom from: 'client', run: "ping -nqc30 -i0.02 -W1 fd00:60:$lab.n::2", shows: / 0% packet loss/
breaks { on("router-$at") { run "iptables -A $rule\nip6tables -A $rule" } }
mends { on("router-$at") { run "iptables -D $rule\nip6tables -D $rule" } }
