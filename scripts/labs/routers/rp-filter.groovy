/**
 * One of the routers checks strictly where packets come from. Its main table leads back to the client by the wrong side; answers find the
 * right one by a mark and a rule for it. But the check looks a source up without the mark (src_valid_mark is off, as it is by default),
 * and so drops every packet of the client. Counted as IPReversePathFilter.
 *
 * @name   rp-filter
 * @class  unreachable
 * @code   rp-filter-drop
 * @param  at Integer = 3  which router, counted from the client; not the first, which is in the client's network
 */
import io.podwire.api.error.BadUse

if (!(at in 2..lab.n)) {
    throw new BadUse("at: expected 2 to $lab.n, not $at")
}
symptom from: 'client', run: "ping -nqc1 -W1 10.60.${lab.n}.2"
breaks {
    on("router-$at") {
        run """
            ip route add 10.60.0.0/24 via 10.60.${at - 1}.1 dev left table 60
            ip rule add fwmark 60 lookup 60 pref 60
            iptables -t mangle -A PREROUTING -i right -d 10.60.0.0/24 -j MARK --set-mark 60
            ip route change 10.60.0.0/24 via 10.60.${at}.2 dev right
        """
        sysctl 'net.ipv4.conf.left.rp_filter', 1
    }
}
mends {
    on("router-$at") {
        sysctl 'net.ipv4.conf.left.rp_filter', 0
        run """
            ip route change 10.60.0.0/24 via 10.60.${at - 1}.1 dev left
            iptables -t mangle -D PREROUTING -i right -d 10.60.0.0/24 -j MARK --set-mark 60
            ip rule del pref 60
            ip route del 10.60.0.0/24 table 60
        """
    }
}
